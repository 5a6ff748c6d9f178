import { type Instant, type Session, simplifyText } from '@foyer/schedule';
import { UsageError } from '../command/usage-error.ts';
import { formatDay, formatDayTime } from './format-times.ts';

const MAX_LISTED = 10;

/** A session, and the zone that its times are told in. */
export interface FoundSession {
  session: Session;
  timezone: string;
}

interface FindSessionOptions {
  sessions: readonly FoundSession[];
  /** A guid, the beginning of one, or a part of a title. */
  text: string;
  now: Instant;
  /** Whether one of today is meant rather than one of another day. */
  preferToday?: boolean;
}

/**
 * The session that is meant. Where several are, those of another day are left out if today's are preferred, then
 * those that are over.
 * @throws UsageError that lists those it could be
 */
export function getSession({ sessions, text, now, preferToday = false }: FindSessionOptions): FoundSession {
  const matches = findMatches(sessions, text);
  const isToday = ({ session, timezone }: FoundSession) =>
    formatDay(session.startsAt, timezone) === formatDay(now, timezone);
  const isComing = ({ session }: FoundSession) => (session.endsAt ?? session.startsAt) > now;
  const found = chooseOnce(narrow(preferToday ? narrow(matches, isToday) : matches, isComing));
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  if (matches.length === 0) {
    throw new UsageError(
      `No session has the guid "${text}", a guid that begins so, or a title with these words in it. Parts of a title are enough, several words in quotes: "lightning talks"`,
    );
  }
  throw new UsageError(describeChoice(found, text));
}

/** Those of which something is true, unless that is so of none. */
function narrow<T>(items: readonly T[], isWanted: (item: T) => boolean): readonly T[] {
  const wanted = items.filter(isWanted);
  return wanted.length > 0 ? wanted : items;
}

/** One that stands in several programmes, such as a merged one and a single one, is one session. */
function chooseOnce(found: readonly FoundSession[]): FoundSession[] {
  const first = new Map<string, FoundSession>();
  for (const each of found) if (!first.has(each.session.guid)) first.set(each.session.guid, each);
  return [...first.values()];
}

function findMatches(sessions: readonly FoundSession[], text: string): FoundSession[] {
  const exact = sessions.filter(({ session }) => session.guid === text);
  if (exact.length > 0) return exact;
  if (text === '') return [];
  const wanted = simplifyText(text);
  const begun = sessions.filter(({ session }) => session.guid.toLowerCase().startsWith(text.toLowerCase()));
  if (begun.length > 0 || wanted === '') return begun;
  const titled = sessions.filter(({ session }) => simplifyText(session.title) === wanted);
  if (titled.length > 0) return titled;
  return sessions.filter(({ session }) => simplifyText(session.title).includes(wanted));
}

function describeChoice(matches: readonly FoundSession[], text: string): string {
  const lines = matches
    .toSorted((a, b) => a.session.startsAt - b.session.startsAt)
    .slice(0, MAX_LISTED)
    .map(({ session: { guid, title, startsAt, rooms }, timezone }) => {
      const place = rooms.length > 0 ? `, ${rooms.join(', ')}` : '';
      return `\n  ${guid}  ${formatDayTime(startsAt, timezone)}${place}: ${title}`;
    });
  const more = matches.length - lines.length;
  const rest = more > 0 ? `\n  … and ${more} more` : '';
  return `"${text}" may be one of ${matches.length} sessions. Say which by its guid:${lines.join('')}${rest}`;
}
