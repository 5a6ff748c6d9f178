import type { RichText, Session } from '../model.ts';
import { isShownAlike } from '../rich-text/is-shown-alike.ts';
import { writeSafeText } from '../rich-text/write-safe-text.ts';
import { hashText } from '../text/hash-text.ts';

/**
 * What a format has no place for. Foyer writes it beside what the format says, where other readers pass it by:
 * in schedule.xml in a processing instruction after the root, in schedule.json in `conference.meta`, in
 * iCalendar in a property of each event. Read again, it makes the session what it was.
 */
export const SUPPLEMENTED_FIELDS = [
  ...(['guid', 'title', 'subtitle', 'startsAt', 'endsAt', 'rooms', 'speakers', 'track', 'kind'] as const),
  ...(['language', 'url', 'logo', 'links', 'doNotRecord', 'doNotStream', 'cancelled'] as const),
] as const satisfies readonly (keyof Session)[];

const TEXTS = ['abstract', 'description'] as const;

export interface Supplement extends Partial<Pick<Session, (typeof SUPPLEMENTED_FIELDS)[number]>> {
  abstract?: RichText | null;
  description?: RichText | null;
  /** What the format says in place of the texts: if somebody has changed that since, the texts hold no more. */
  textsFor?: string;
}

/** An event that only says that a session is in a further room names the event that says the rest. */
export interface FurtherPlace {
  placeOf: string;
}

/** By the guid of an event as the format writes it. */
export type Supplements = Record<string, Supplement | FurtherPlace>;

/** What formats call the room of a session that is in none: an app that lists rooms would not show it anywhere. */
export const UNNAMED_ROOM = 'No room named';

export const SUPPLEMENT_INSTRUCTION = 'foyer';
export const SUPPLEMENT_META_KEY = 'foyer';
export const SUPPLEMENT_PROPERTY = 'X-FOYER-SESSION';

/** What of a session is not in what a reader of the format makes of it; null: it is all there. */
export function findSupplement(session: Session, readAs: Session): Supplement | null {
  const missing = SUPPLEMENTED_FIELDS.filter(
    field => JSON.stringify(session[field]) !== JSON.stringify(readAs[field]),
  ).map(field => [field, session[field]] as const);
  const texts = TEXTS.filter(field => !isShownAlike(session[field], readAs[field])).map(
    field => [field, writeSafeText(session[field])] as const,
  );
  if (missing.length === 0 && texts.length === 0) return null;
  return {
    ...Object.fromEntries(missing),
    ...(texts.length === 0 ? {} : { ...Object.fromEntries(texts), textsFor: hashTexts(readAs) }),
  };
}

/** Names what the texts of a session say. */
export function hashTexts({ abstract, description }: Pick<Session, (typeof TEXTS)[number]>): string {
  return hashText(JSON.stringify([abstract?.source ?? '', description?.source ?? '']));
}

/** As JSON that stands safely in an instruction of XML and in a text of iCalendar, and holds no element, whatever is in it. */
export function writeSupplement(value: Supplement | Supplements): string {
  return JSON.stringify(value).replace(
    /[<>\u007f-\u009f\ufffe\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
