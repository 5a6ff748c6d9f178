import { expect, test } from 'vitest';
import { FaultLog } from './fault-log.ts';

function start() {
  const lines: unknown[] = [];
  const clock = { now: 5_000 };
  const info = (fields: unknown) => lines.push(fields);
  const log = new FaultLog({ logger: { info }, now: () => clock.now });
  return { lines, clock, log };
}

test('a few of each code are logged in a minute, and how many were not is told with the next', () => {
  const { lines, clock, log } = start();
  for (let count = 1; count <= 1_000; count += 1) {
    log.add({ code: 'REQUEST_INVALID', requestId: `a${count}`, reason: 'Parse Error' });
  }
  log.add({ code: 'REQUEST_TIMEOUT', requestId: 'b1', reason: 'Request timeout' });
  expect(lines).toEqual([
    { reqId: 'a1', code: 'REQUEST_INVALID', reason: 'Parse Error' },
    { reqId: 'a2', code: 'REQUEST_INVALID', reason: 'Parse Error' },
    { reqId: 'a3', code: 'REQUEST_INVALID', reason: 'Parse Error' },
    { reqId: 'b1', code: 'REQUEST_TIMEOUT', reason: 'Request timeout' },
  ]);

  clock.now += 60_000;
  log.add({ code: 'REQUEST_INVALID', requestId: 'c1', reason: 'Parse Error' });
  log.add({ code: 'REQUEST_INVALID', requestId: 'c2', reason: 'Parse Error' });
  expect(lines.slice(4)).toEqual([
    { reqId: 'c1', code: 'REQUEST_INVALID', reason: 'Parse Error', leftOut: 997 },
    { reqId: 'c2', code: 'REQUEST_INVALID', reason: 'Parse Error' },
  ]);
});
