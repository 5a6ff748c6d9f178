import {
  type ApplyCorrectionsOptions,
  applyCorrections,
  type CorrectedFeed,
} from '../corrections/apply-corrections.ts';
import type { Correction } from '../corrections/correction.ts';
import type { Feed, Session } from '../model.ts';
import { makeFeed } from './make-feed.ts';
import { makeSession } from './make-session.ts';

const rooms = ['Hall', 'Bar'].map(title => ({ room: title.toLowerCase(), title, key: null, seeAlso: [] }));

/** `10:30` on the day of `makeDay`, `+1 10:30` on the one after. */
export function at(time: string): number {
  const [, days = '0', clock = ''] = /^(?:\+(\d) )?(\d\d:\d\d)$/.exec(time) ?? [];
  return Date.parse(`2026-11-20T${clock}:00Z`) + Number(days) * 86_400_000;
}

/** A session of that day in the hall: `opening 10:00 10:30`; without an end where none is written. */
export function talk(line: string, session: Partial<Session> = {}): Session {
  const [guid = '', from = '', to] = line.split(' ');
  return makeSession({ guid, startsAt: at(from), endsAt: to === undefined ? null : at(to), ...session });
}

/** A day of four sessions, with a break of no length, one of five minutes and one of an hour. */
export function makeDay(): Feed {
  return makeFeed([
    talk('opening 10:00 10:30'),
    talk('keynote 10:30 11:30'),
    talk('panel 11:35 12:00'),
    talk('closing 13:00 13:30'),
  ]);
}

/** That day, or another, as it is with corrections early in the morning, or at another instant. */
export function correct(
  corrections: readonly Correction[],
  options: Partial<Pick<ApplyCorrectionsOptions, 'feed' | 'at'>> = {},
): CorrectedFeed {
  return applyCorrections({
    feed: makeDay(),
    at: at('09:00'),
    corrections,
    rooms,
    timezone: 'UTC',
    ...options,
  });
}

/** The sessions that are not as published, as lines like those of `talk`. */
export function listCorrected({ feed }: Pick<CorrectedFeed, 'feed'>): string[] {
  const time = (instant: number) => new Date(instant).toISOString().slice(11, 16);
  return feed.sessions
    .filter(session => session.correction !== undefined)
    .map(({ guid, startsAt, endsAt, correction }) =>
      [guid, time(startsAt), ...(endsAt === null ? [] : [time(endsAt)]), correction?.kind].join(' '),
    );
}
