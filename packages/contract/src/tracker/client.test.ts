import { describe, expect, test, vi } from 'vitest';
import {
  TrackerRefusedError,
  TrackerReplyError,
  TrackerTimeoutError,
  TrackerUnreachableError,
} from '../errors.ts';
import { createTrackerClient } from './client.ts';
import { getNumbersTableRoute } from './routes/numbers.ts';
import { deleteRegistrationRoute } from './routes/registrations.ts';

type Fetch = typeof globalThis.fetch;

const rooms = { generatedAt: '2026-11-20T09:32:43.000Z', rooms: [] };
const registration = { room: 'hall', endpoint: 'hall@192.0.2.7', expiresAt: '2026-11-20T09:33:43.000Z' };

function createClient(fetch: Fetch, timeoutMs = 1000) {
  return createTrackerClient({ baseUrl: 'http://tracker.example/', fetch, timeoutMs });
}

function answerWith(body: unknown, status = 200) {
  return vi.fn<Fetch>(async () => new Response(JSON.stringify(body), { status }));
}

/** Never answers, and gives up as fetch does. */
const answerNever: Fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });

describe('a call that works', () => {
  test('gets what the contract describes', async () => {
    const fetch = answerWith({ ...rooms, more: 'from a newer tracker' });
    expect(await createClient(fetch).getRooms()).toEqual(rooms);
    expect(fetch.mock.calls[0]?.[0]).toBe('http://tracker.example/tracker/api/v1/rooms');
  });

  test('escapes the name of the room', async () => {
    const fetch = answerWith({
      room: 'a/b',
      active: false,
      withheld: false,
      endpoint: null,
      streams: [],
      preview: null,
    });
    await createClient(fetch).getRoomStream('a/b');
    expect(fetch.mock.calls[0]?.[0]).toBe('http://tracker.example/tracker/api/v1/rooms/a%2Fb/stream');
  });

  test('is made of any route, with what its schemas read', async () => {
    const fetch = vi.fn<Fetch>(async () => new Response('from,to\n'));
    const query = { step: 'hour', room: 'hall' } as const;
    expect(await createClient(fetch).call(getNumbersTableRoute, { query, secret: 'move me' })).toBe(
      'from,to\n',
    );
    expect(fetch.mock.calls[0]).toMatchObject([
      'http://tracker.example/tracker/api/v1/numbers.csv?step=hour&room=hall',
      { headers: { accept: 'text/csv', authorization: 'Bearer move me' } },
    ]);
    const gone = vi.fn<Fetch>(async () => new Response(null, { status: 204 }));
    const left = createClient(gone).call(deleteRegistrationRoute, {
      params: { room: 'hall' },
      secret: 'key',
    });
    expect(await left).toBeUndefined();
    expect(gone.mock.calls[0]?.[1]?.method).toBe('DELETE');
  });

  test('sends a report with its secret apart from it', async () => {
    const fetch = answerWith(registration);
    const body = { room: 'hall', nextInS: 30 };
    expect(await createClient(fetch).register({ secret: 'move me', body })).toEqual(registration);
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({
      method: 'POST',
      headers: { authorization: 'Bearer move me', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  });
});

describe('a call that fails', () => {
  test('because the tracker refuses it, has the code and message of the tracker', async () => {
    const refusal = { code: 'ROOM_UNKNOWN', message: 'No room is called "x".', requestId: 'r1' };
    const error = await createClient(answerWith(refusal, 404)).getRoomStream('x').catch(String);
    expect(error).toBe('TrackerRefusedError: No room is called "x".');
    await expect(createClient(answerWith(refusal, 404)).getRoomStream('x')).rejects.toMatchObject({
      constructor: TrackerRefusedError,
      code: 'ROOM_UNKNOWN',
      status: 404,
      requestId: 'r1',
      details: [],
    });
  });

  test('because nothing answers', async () => {
    const fetch: Fetch = () => Promise.reject(new TypeError('fetch failed'));
    await expect(createClient(fetch).getRooms()).rejects.toThrow(TrackerUnreachableError);
  });

  test('because it takes too long', async () => {
    await expect(createClient(answerNever, 1).getRooms()).rejects.toThrow(TrackerTimeoutError);
  });

  test('because the caller gave up, has the reason of the caller', async () => {
    const reason = new Error('the page is closed');
    const signal = AbortSignal.abort(reason);
    const fetch: Fetch = () => Promise.reject(reason);
    await expect(createClient(fetch).getRooms({ signal })).rejects.toBe(reason);
  });

  test.each([
    ['a page of another program', 200, '<!doctype html>'],
    ['JSON of another program', 200, '{"rooms": 3}'],
    ['an error of another program', 502, '{"error": "bad gateway"}'],
  ])('because it gets %s', async (_, status, body) => {
    const fetch: Fetch = async () => new Response(body, { status });
    await expect(createClient(fetch).getRooms()).rejects.toMatchObject({
      constructor: TrackerReplyError,
      code: 'TRACKER_REPLY_INVALID',
      status,
    });
  });
});
