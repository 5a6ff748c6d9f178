import { pino } from 'pino';
import { expect, test } from 'vitest';
import { Presence } from '../presence/presence.ts';
import { RegistrationService } from './registration-service.ts';

test('a sender that makes up addresses fills its room, and that room only', async () => {
  const lines: { msg: string; endpoint: string }[] = [];
  const logger = pino({}, { write: line => lines.push(JSON.parse(line)) });
  let now = 0;
  const clock = () => now;
  const store = { record: async () => undefined, recordDeparture: async () => undefined };
  const components = { record: async () => 0, release: async () => undefined };
  const announcer = { endpointChanged: () => undefined, endpointGone: () => undefined };
  const service = new RegistrationService({
    presence: new Presence(),
    announcer,
    components,
    store,
    clock,
    logger,
  });
  const report = (room: string, number: number) =>
    service.record({ room, address: `2001:db8::${number.toString(16)}`, load: {} });

  for (let number = 1; number <= 1000; number += 1) await report('hall', number);
  await expect(report('hall', 1001)).rejects.toMatchObject({ code: 'OVERLOADED' });
  await expect(report('hall', 1)).resolves.toMatchObject({ id: 'hall@2001:db8::1' });
  await expect(report('annex', 1)).resolves.toMatchObject({ room: 'annex' });

  now = 60_000;
  await expect(report('hall', 1001)).resolves.toMatchObject({ room: 'hall' });
  expect(lines.filter(({ endpoint }) => endpoint === 'hall@2001:db8::1')).toHaveLength(1);
});
