import { expect, test } from 'vitest';
import { EventHub } from './event-hub.ts';
import { EventService } from './event-service.ts';

const nobody = { send: () => {}, end: () => {} };
const everything = { room: undefined, types: undefined };

function createService(): EventService {
  const rules = { hasRoom: () => true } as never;
  return new EventService({ access: { rules }, hub: new EventHub({ epoch: 'test', now: () => 0 }) });
}

test('one sender cannot take the place of all others', () => {
  const events = createService();
  const listen = (sender: string | null) => {
    const filter = events.checkRequest({ ...everything, sender });
    return events.subscribe({ filter, lastEventId: undefined, sender }, nobody);
  };
  const [leave] = Array.from({ length: 10_000 }, () => listen('192.0.2.7'));
  expect(() => listen('192.0.2.7')).toThrow('10000 listen from this address already.');
  listen('192.0.2.8');
  leave?.();
  listen('192.0.2.7');
  expect(() => listen('192.0.2.7')).toThrow('10000 listen from this address already.');
  for (let count = 0; count < 9999; count += 1) listen(null);
  expect(() => listen('192.0.2.9')).toThrow('20000 listen already.');
  events.close();
});
