import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../parse-config.ts';
import { parseRecordedCorrection, writeRecordedCorrection } from './recorded-correction.ts';

const FROM = '2026-11-20T10:00:00+01:00';
const FROM_MS = Date.parse(FROM);

function parse(...corrections: unknown[]) {
  const text = JSON.stringify({ config: { corrections }, main: {} }, null, 1);
  return parseConfig([{ file: resolve('config.json'), text }]).system.corrections;
}

function problemsOf(...corrections: unknown[]): string[] {
  try {
    parse(...corrections);
  } catch (error) {
    return error instanceof Error ? error.message.split('\n') : [];
  }
  return [];
}

describe('corrections in the config', () => {
  test('are those of the schedule, called by their places', () => {
    const facts = { createdAt: null, publishedStarts: new Map(), note: null, expiresAt: null };
    expect(
      parse(
        { kind: 'delay', room: 'main', by: 10, from: FROM, note: ' The projector\n is broken ' },
        { kind: 'delay', room: 'main', by: '-1h', from: FROM, session: 'a', 'until-end-of-day': true },
        { kind: 'now', room: 'main', session: 'b', at: FROM, expires: FROM },
        { kind: 'cancel', session: 'c' },
      ),
    ).toEqual([
      {
        ...facts,
        id: 'config-1',
        kind: 'delay',
        room: 'main',
        byMs: 600_000,
        from: FROM_MS,
        guid: null,
        untilEndOfDay: false,
        note: 'The projector is broken',
      },
      {
        ...facts,
        id: 'config-2',
        kind: 'delay',
        room: 'main',
        byMs: -3_600_000,
        from: FROM_MS,
        guid: 'a',
        untilEndOfDay: true,
      },
      { ...facts, id: 'config-3', kind: 'now', room: 'main', guid: 'b', at: FROM_MS, expiresAt: FROM_MS },
      { ...facts, id: 'config-4', kind: 'cancel', guid: 'c' },
    ]);
  });

  test.each([
    [
      { kind: 'delay', room: 'mian', by: 10, from: FROM },
      '"room": there is no room "mian"; did you mean "main"?',
    ],
    [
      { kind: 'delay', room: 'main', by: '10 minutes', from: FROM },
      '"by": "10 minutes" came, expected how much later, up to a day, like "+10m", "1h" or "-5m" for earlier',
    ],
    [
      { kind: 'now', room: 'main', session: 'b', at: '10:00' },
      '"at": "10:00" came, expected an instant with its offset, like "2026-11-20T09:30:00+01:00"',
    ],
    [
      { kind: 'cancel', session: 'c', note: 'a'.repeat(301) },
      `"note": "${'a'.repeat(79)}…" came, expected a sentence of at most 300 characters`,
    ],
    [
      { kind: 'postpone' },
      '"kind": an object came, expected a correction: "kind" is "delay", "now" or "cancel"',
    ],
    ['cancel', '"cancel" came, expected a correction: "kind" is "delay", "now" or "cancel"'],
  ])('%j is refused with its line and key', (correction, message) => {
    const [problem] = problemsOf({ kind: 'cancel', session: 'before' }, correction);
    expect(problem).toMatch(/^config\.json:\d+ key "corrections": /);
    expect(problem).toContain(message);
  });

  test('a key that a kind does not have is refused by its name', () => {
    expect(problemsOf({ kind: 'cancel', session: 'c', room: 'main' }).join()).toContain('"room"');
  });

  test('a problem within one is told of the line it stands on', () => {
    const text = '{ "config": { "corrections": [\n{ "kind": "cancel",\n"session": 7 } ] } }';
    expect(() => parseConfig([{ file: resolve('config.json'), text }])).toThrow('config.json:3 key');
  });
});

describe('a correction in a file', () => {
  const facts = {
    id: 'k3f9a',
    createdAt: FROM_MS,
    expiresAt: FROM_MS + 1,
    note: 'Back at once',
    publishedStarts: new Map([['a', FROM_MS]]),
  };

  test.each([
    { ...facts, kind: 'delay', room: 'main', byMs: -90_000, from: FROM_MS, guid: 'a', untilEndOfDay: true },
    { ...facts, kind: 'now', room: 'main', guid: 'a', at: FROM_MS },
    { ...facts, kind: 'cancel', guid: 'a', note: null },
    {
      ...facts,
      kind: 'cancel',
      guid: 'a',
      startsIn: new Map([
        ['hall', FROM_MS],
        ['loft', FROM_MS + 3_600_000],
      ]),
    },
  ] as const)('is read as it was written: %j', correction => {
    expect(parseRecordedCorrection('k3f9a', writeRecordedCorrection(correction))).toEqual(correction);
  });

  test('says everything that is wrong with it', () => {
    const json = '{ "kind": "cancel", "session": 7, "created": "yesterday", "starts": {} }';
    expect(() => parseRecordedCorrection('k3f9a', json)).toThrow(
      /^"session": 7 came, .*; "created": "yesterday"/,
    );
    expect(() => parseRecordedCorrection('k3f9a', '{ "kind": "can')).toThrow(SyntaxError);
  });
});
