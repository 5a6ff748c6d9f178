import {
  compareFeeds,
  countChanges,
  type Feed,
  type Instant,
  type SessionChange,
  type SessionChangeKind,
} from '@foyer/schedule';

/** What differs between two imports. */
export interface ImportChanges {
  /** How many of each kind there are; those that there are none of are left out. */
  counts: Partial<Record<SessionChangeKind, number>>;
  /** The first hundred. */
  changes: readonly SessionChange[];
}

/** A programme that was taken over, and what it changed. */
export interface ImportRecord extends ImportChanges {
  at: Instant;
  /** `first`: there was none to compare with. `confirmed` and `accepted`: it had been held back. */
  how: 'first' | 'fetched' | 'confirmed' | 'accepted';
  sessions: number;
  rooms: number;
}

const MAX_CHANGES = 100;
const MAX_RECORDS = 20;

export function compareImports(before: Pick<Feed, 'sessions'>, after: Pick<Feed, 'sessions'>): ImportChanges {
  const changes = compareFeeds(before, after);
  return { counts: Object.fromEntries(countChanges(changes)), changes: changes.slice(0, MAX_CHANGES) };
}

/** Newest first, and no more than twenty. An import that changed no session is not worth remembering. */
export function addRecord(records: readonly ImportRecord[], record: ImportRecord): readonly ImportRecord[] {
  const isNews = record.how !== 'fetched' || record.changes.length > 0;
  return isNews ? [record, ...records].slice(0, MAX_RECORDS) : records;
}
