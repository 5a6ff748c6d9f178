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
