import type { Feed, Instant } from './model.ts';
import { compareCodePoints } from './text/compare-code-points.ts';

/**
 * One line for each session of a feed, `startUTC|endUTC|room|title`, sorted by Unicode code points: for
 * comparing what two programs make of one source. The end is empty where the source states none.
 */
export function formatSessionLines({ sessions }: Pick<Feed, 'sessions'>): string[] {
  return sessions
    .map(({ startsAt, endsAt, rooms, title }) =>
      [formatInstant(startsAt), endsAt === null ? '' : formatInstant(endsAt), rooms.join(', '), title].join(
        '|',
      ),
    )
    .sort(compareCodePoints);
}

function formatInstant(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
