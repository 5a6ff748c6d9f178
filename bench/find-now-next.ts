/**
 * What is on now and next in each of many rooms, against looking at every session in the same run:
 * npm run bench find-now-next
 */
import { deepStrictEqual } from 'node:assert/strict';
import {
  buildSchedule,
  findNowNext,
  type NowNext,
  type RoomSchedule,
  type ScheduleRow,
} from '../packages/schedule/src/index.ts';
import { makeFeed, makeSession } from '../packages/schedule/src/testing/index.ts';
import { findMedian } from './load/find-median.ts';
import { readOptions } from './load/read-options.ts';

const USAGE = `Usage: npm run bench -- find-now-next [--rooms N] [--sessions N] [--rounds N]

Now and next of some rooms (100) with some sessions (1000) each, at as many instants: median of some rounds (31).
`;
const MINUTE_MS = 60_000;
/** Talks of half an hour, and ten minutes to change rooms. */
const TALK_MS = 30 * MINUTE_MS;
const STEP_MS = 40 * MINUTE_MS;
const STARTS_AT = Date.UTC(2026, 10, 20, 9);
const WARM_UP_ROUNDS = 5;

const options = readOptions(USAGE, { rooms: 100, sessions: 1000, rounds: 31 });
const names = Array.from({ length: options.rooms }, (_, index) => `hall${index}`);
const sessions = names.flatMap(room =>
  Array.from({ length: options.sessions }, (_, index) => {
    const startsAt = STARTS_AT + index * STEP_MS;
    return makeSession({ guid: `${room}-${index}`, startsAt, endsAt: startsAt + TALK_MS, rooms: [room] });
  }),
);
const schedule = buildSchedule({
  feed: makeFeed(sessions),
  rooms: names.map(room => ({ room, title: room, key: room, seeAlso: [] })),
  timezone: 'Europe/Berlin',
  conferenceTitle: 'Bench',
});
const rooms = Object.values(schedule.rooms);
/** Spread over the whole programme, and never in the order of it. */
const questions = rooms.map((room, index) => ({
  room,
  at: STARTS_AT + ((index * 617) % options.sessions) * STEP_MS + ((index * 7) % 40) * MINUTE_MS,
}));

for (const { room, at } of questions) deepStrictEqual(findNowNext(room, at), scanNowNext(room, at));

const indexedUs: number[] = [];
const scannedUs: number[] = [];
// By turns, so that whatever else the machine does falls on both.
for (let round = 0; round < WARM_UP_ROUNDS + options.rounds; round += 1) {
  const indexed = measureUs(findNowNext);
  const scanned = measureUs(scanNowNext);
  if (round < WARM_UP_ROUNDS) continue;
  indexedUs.push(indexed);
  scannedUs.push(scanned);
}
const [indexed, scanned] = [findMedian(indexedUs), findMedian(scannedUs)];
console.log(`now and next of ${rooms.length} rooms with ${options.sessions} sessions each, for all of them`);
console.log(`every row looked at  ${scanned.toFixed(1)} µs`);
console.log(`findNowNext          ${indexed.toFixed(1)} µs`);
console.log(`ratio                ${(scanned / indexed).toFixed(0)} times as fast`);

function measureUs(find: (room: RoomSchedule, at: number) => NowNext): number {
  const startedAt = performance.now();
  for (const { room, at } of questions) find(room, at);
  return (performance.now() - startedAt) * 1000;
}

/** As the definition has it, without an index. */
function scanNowNext({ rows }: RoomSchedule, at: number): NowNext {
  const current = rows.filter(row => row.startsAt <= at && at < row.endsAt);
  const sessionRows = rows.filter(row => row.type === 'session');
  return {
    current: current.sort((a, b) => b.startsAt - a.startsAt),
    next: listNext(rows, at),
    nextSessions: listNext(sessionRows, at),
  };
}

function listNext<Row extends ScheduleRow>(rows: readonly Row[], at: number): Row[] {
  let nextAt = Number.POSITIVE_INFINITY;
  for (const { startsAt } of rows) if (startsAt > at && startsAt < nextAt) nextAt = startsAt;
  return rows.filter(({ startsAt }) => startsAt === nextAt);
}
