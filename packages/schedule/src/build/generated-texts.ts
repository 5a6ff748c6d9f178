import type { GeneratedReason } from '../model.ts';

/** What the title of a generated session may speak of. */
export interface GeneratedFacts {
  conference: string;
  /** The title of the room. */
  title: string;
  /** Its length, rounded. */
  minutes: number;
}

/** A title for each reason, replaceable for another language. */
export type GeneratedTexts = Readonly<Record<GeneratedReason, (facts: GeneratedFacts) => string>>;

/** The titles of the ancestor system, word for word. */
export const ENGLISH_TEXTS: GeneratedTexts = {
  'not-yet-started': ({ conference }) => `${conference} not yet started`,
  'nothing-today': ({ title }) => `Nothing in ${title} today`,
  'not-yet-started-today': ({ title }) => `Not yet started in ${title}`,
  break: ({ minutes }) => `${minutes} minute break`,
  'finished-today': ({ title }) => `Finished for the day in ${title}`,
  finished: ({ conference }) => `${conference} finished :(`,
};

export const GENERATED_REASONS = Object.keys(ENGLISH_TEXTS) as readonly GeneratedReason[];

/** What stands in braces in a title that is written by hand. */
export const GENERATED_FACTS = [
  'conference',
  'title',
  'minutes',
] as const satisfies readonly (keyof GeneratedFacts)[];

/** Titles written by hand, as `{minutes} Minuten Pause`; what is in other braces stays as it is. */
export function createGeneratedTexts(
  templates: Partial<Readonly<Record<GeneratedReason, string>>>,
): Partial<GeneratedTexts> {
  const entries = Object.entries(templates).map(([reason, template]) => [
    reason,
    (facts: GeneratedFacts) =>
      template.replace(/\{(conference|title|minutes)\}/g, (_, fact: keyof GeneratedFacts) =>
        String(facts[fact]),
      ),
  ]);
  return Object.fromEntries(entries);
}
