import { pino } from 'pino';
import { expect, test } from 'vitest';
import { RefusalLog } from './refusal-log.ts';

test('the same machine is logged once a minute for the same reason', () => {
  const lines: { address: string; reason: string }[] = [];
  const logger = pino({}, { write: line => lines.push(JSON.parse(line)) });
  let now = 0;
  const log = new RefusalLog({ clock: () => now, logger });
  const refusal = { verdict: 'wrong-secret', address: '192.0.2.7', room: 'hall' } as const;
  log.add(refusal);
  now = 59_999;
  log.add(refusal);
  log.add({ ...refusal, verdict: 'unknown-room' });
  log.add({ ...refusal, address: '192.0.2.8' });
  now = 60_000;
  log.add(refusal);
  // The clock is set back an hour, and nobody waits for it.
  now -= 3_600_000;
  log.add(refusal);
  expect(lines.map(({ address, reason }) => `${address} ${reason}`)).toEqual([
    '192.0.2.7 wrong-secret',
    '192.0.2.7 unknown-room',
    '192.0.2.8 wrong-secret',
    '192.0.2.7 wrong-secret',
    '192.0.2.7 wrong-secret',
  ]);
});
