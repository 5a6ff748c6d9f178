import { expect, it } from 'vitest';
import { EventListeners } from './event-listeners.ts';

function admit(listeners: EventListeners, url: string, count: number): number {
  return Array.from({ length: count }, () => listeners.admit(url)).filter(leave => leave !== undefined)
    .length;
}

it('lets in so many who listen to a room, and keeps places for those who listen to all', () => {
  const listeners = new EventListeners();
  expect(admit(listeners, '/tracker/api/v1/events?types=viewers&room=hall', 2_001)).toBe(2_000);
  expect(admit(listeners, '/tracker/api/v1/events?types=viewers', 201)).toBe(200);
});

it('gives a place to the next when one has gone', () => {
  const listeners = new EventListeners();
  const url = '/tracker/api/v1/events?room=hall';
  const leave = listeners.admit(url);
  expect(admit(listeners, url, 2_000)).toBe(1_999);
  leave?.();
  expect(admit(listeners, url, 2)).toBe(1);
});
