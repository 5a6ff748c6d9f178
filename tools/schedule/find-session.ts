import type { Instant, Session } from '@foyer/schedule';
import { UsageError } from '../registering/usage-error.ts';
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
 * The session that is meant. Of several it is the only one that is not over, and if today's are preferred the only
 * one of those.
 * @throws UsageError that lists those it could be
 */
export function getSession(options: FindSessionOptions): FoundSession {
  const { sessions, text, now } = options;
  const matches = findMatches(sessions, text);
  const coming = matches.filter(({ session }) => (session.endsAt ?? session.startsAt) > now);
  const today = coming.filter(
    ({ session, timezone }) => formatDay(session.startsAt, timezone) === formatDay(now, timezone),
  );
  const preferred = options.preferToday === true && today.length > 0 ? today : coming;
  const found = matches.length === 1 ? matches : preferred;
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  if (matches.length === 0) {
    throw new UsageError(
      `No session has the guid "${text}", a guid that begins so, or a title with these words in it. Parts of a title are enough: npm run schedule now ROOM "lightning talks"`,
    );
  }
  throw new UsageError(describeChoice(found.length > 0 ? found : matches, text));
}

function findMatches(sessions: readonly FoundSession[], text: string): FoundSession[] {
  const exact = sessions.filter(({ session }) => session.guid === text);
  if (exact.length > 0) return exact;
  const wanted = simplify(text);
  const begun = sessions.filter(({ session }) => session.guid.toLowerCase().startsWith(text.toLowerCase()));
  if (begun.length > 0 || wanted === '') return begun;
  const titled = sessions.filter(({ session }) => simplify(session.title) === wanted);
  if (titled.length > 0) return titled;
  return sessions.filter(({ session }) => simplify(session.title).includes(wanted));
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

/** Without case, accents and punctuation. */
function simplify(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
