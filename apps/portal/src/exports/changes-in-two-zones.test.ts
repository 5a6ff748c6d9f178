import type { RoomConfig } from '@foyer/config';
import { type Correction, correctReadings, type EndedCorrection } from '@foyer/schedule';
import { makeFeed, makeSession } from '@foyer/schedule/testing';
import { expect, it } from 'vitest';
import type { Programme, ProgrammeSource } from '../programme/programme.ts';
import { listChanges } from './list-changes.ts';
import { prepareSources } from './prepare-sources.ts';

const MINUTE_MS = 60_000;
const opening = Date.UTC(2026, 10, 20, 10);
const facts = { expiresAt: null, note: null, publishedStarts: new Map() };
const inMinutes = (instant: number) => (instant - opening) / MINUTE_MS;

/** The panel is on in a room that many minutes after the opening. */
function putOn(room: string, minutes: number): Correction {
  const at = opening + minutes * MINUTE_MS;
  return { ...facts, kind: 'now', id: `${room} ${minutes}`, room, guid: 'panel', at, createdAt: at };
}

function delay(room: string, minutes: number): Correction {
  const from = opening + minutes * MINUTE_MS;
  const late = { room, byMs: 5 * MINUTE_MS, from, guid: null, untilEndOfDay: false };
  return { ...facts, kind: 'delay', id: 'late', createdAt: from, ...late };
}

/** A panel at two instants, an hour apart, in rooms of two zones that read its time without an offset. */
function readTwice(corrections: Record<'lisbon' | 'berlin', Correction[]>): ProgrammeSource[] {
  const readings = (['lisbon', 'berlin'] as const).map((room, index) => {
    const startsAt = opening - index * 60 * MINUTE_MS;
    const times = { startsAt, endsAt: startsAt + 60 * MINUTE_MS };
    return {
      location: 'programme.csv',
      timezone: 'UTC',
      rooms: [{ room, title: room, key: null, seeAlso: [] }],
      feed: makeFeed([makeSession({ guid: 'panel', ...times, rooms: ['lisbon', 'berlin'] })]),
      corrections: corrections[room],
    };
  });
  return correctReadings(readings, opening).map((corrected, index) => {
    const name = readings[index]?.rooms[0]?.room;
    const built = { ...corrected, corrections: corrected?.outcomes };
    const rooms = [{ name, title: name, scheduleKey: null, scheduleSeeAlso: [] }] as unknown as RoomConfig[];
    const feed = { location: 'programme.csv', timezone: 'UTC' };
    return { feed, timezone: 'UTC', rooms, state: { imports: [] }, built } as unknown as ProgrammeSource;
  });
}

/** When it was told by whom from where to where it has moved, the latest first. */
function tell(sources: readonly ProgrammeSource[], endedCorrections: readonly EndedCorrection[] = []) {
  const exported = { sources, sessions: [], endedCorrections, conference: {} as Programme['conference'] };
  const work = prepareSources(exported as unknown as Parameters<typeof prepareSources>[0]);
  for (;;) {
    const { done, value } = work.next();
    if (done !== true) continue;
    return [...value.changesOf].map(([{ rooms }, changes]) => [
      rooms[0]?.name,
      ...changes.map(({ at, change: { before, after } }) =>
        [at, before?.startsAt ?? 0, after?.startsAt ?? 0].map(inMinutes).join(' '),
      ),
    ]);
  }
}

it('tells of what was moved from where corrections of rooms in another zone had put it', () => {
  expect(tell(readTwice({ lisbon: [putOn('lisbon', -25)], berlin: [delay('berlin', -20)] }))).toEqual([
    ['lisbon', '-25 0 -25'],
    ['berlin', '-20 -25 -20'],
  ]);
});

it('tells of what was taken back as it was beside those that were made for rooms in another zone', () => {
  const sources = readTwice({ lisbon: [], berlin: [delay('berlin', -20)] });
  const ended = [{ correction: putOn('lisbon', -25), endedAt: opening - 10 * MINUTE_MS }];
  expect(tell(sources, ended)).toEqual([
    ['lisbon', '-10 -20 5', '-25 0 -25'],
    ['berlin', '-20 -25 -20'],
  ]);
});

it('tells of a programme by itself where nobody else reads it', () => {
  const [lisbon] = readTwice({ lisbon: [putOn('lisbon', -25)], berlin: [] });
  if (lisbon === undefined) throw new Error('nothing was read');
  const work = listChanges(lisbon, []);
  let step = work.next();
  while (step.done !== true) step = work.next();
  expect(step.value).toHaveLength(1);
});
