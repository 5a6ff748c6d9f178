import type { Session } from '../model.ts';

/**
 * What a format has no place for. Foyer writes it beside what the format says, where other readers pass it by:
 * in schedule.xml in a processing instruction after the root, in schedule.json in `conference.meta`, in
 * iCalendar in a property of each event. Read again, it makes the session what it was.
 */
export const SUPPLEMENTED_FIELDS = [
  ...(['guid', 'title', 'subtitle', 'startsAt', 'endsAt', 'rooms', 'speakers', 'track', 'kind'] as const),
  ...(['language', 'url', 'logo', 'doNotRecord', 'doNotStream', 'cancelled'] as const),
] as const satisfies readonly (keyof Session)[];

export type Supplement = Partial<Pick<Session, (typeof SUPPLEMENTED_FIELDS)[number]>>;

/** An event that only says that a session is in a further room names the event that says the rest. */
export interface FurtherPlace {
  placeOf: string;
}

/** By the guid of an event as the format writes it. */
export type Supplements = Record<string, Supplement | FurtherPlace>;

export const SUPPLEMENT_INSTRUCTION = 'foyer';
export const SUPPLEMENT_META_KEY = 'foyer';
export const SUPPLEMENT_PROPERTY = 'X-FOYER-SESSION';

/** What of a session is not in what a reader of the format makes of it; null: it is all there. */
export function findSupplement(session: Session, readAs: Session): Supplement | null {
  const missing = SUPPLEMENTED_FIELDS.filter(
    field => JSON.stringify(session[field]) !== JSON.stringify(readAs[field]),
  );
  if (missing.length === 0) return null;
  return Object.fromEntries(missing.map(field => [field, session[field]]));
}

/** As JSON that stands safely in an instruction of XML and in a text of iCalendar, whatever is in it. */
export function writeSupplement(value: Supplement | Supplements): string {
  return JSON.stringify(value).replace(
    /[>\u007f-\u009f\ufffe\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
