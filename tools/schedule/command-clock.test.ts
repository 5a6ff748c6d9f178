import { expect, test } from 'vitest';
import { chooseCommandClock } from './command-clock.ts';
import { makeConfig } from './testing/make-config.ts';

const ADDRESS = 'http://127.0.0.1:8000';
const REAL = Date.parse('2026-06-13T10:00:00Z');
const PORTAL = '2019-12-27T10:03:00.000Z';

function choose({
  at,
  own = null,
  rehearsal = true,
}: {
  at: string | null;
  own?: string | null;
  rehearsal?: boolean;
}) {
  const now = own === null ? null : Date.parse(own);
  const reply = at === null ? undefined : { at, sources: [] };
  const settings = { host: '127.0.0.1', port: 8000, now };
  const clock = chooseCommandClock(
    { settings, config: makeConfig(rehearsal), answer: { address: ADDRESS, reply } },
    REAL,
  );
  return { ...clock, now: new Date(clock.now).toISOString() };
}

test("a rehearsal has the portal's time, and says so", () => {
  expect(choose({ at: PORTAL })).toEqual({
    now: PORTAL,
    note: `By the rehearsal clock of the portal at ${ADDRESS}: Friday 27 December 2019, 11:03 (Europe/Berlin).`,
  });
});

test.each([
  ['of a rehearsal', PORTAL, 'rehearsal clock of the portal'],
  ['that keeps the real time', '2026-06-13T10:00:01.000Z', 'real time of the portal'],
])('FOYER_NOW does not count beside a portal %s', (_which, at, name) => {
  const { now, note } = choose({ at, own: '2019-12-26T10:00:00Z' });
  expect(now).toBe(at);
  expect(note).toContain(`By the ${name}`);
  expect(note).toContain('FOYER_NOW, Thursday 26 December 2019, 11:00 (Europe/Berlin), does not count');
  expect(note).toContain('FOYER_PORT');
});

test('FOYER_NOW that says the same as the portal is not mentioned', () => {
  expect(choose({ at: PORTAL, own: '2019-12-27T10:02:30Z' }).note).not.toContain('FOYER_NOW');
});

test('without a portal FOYER_NOW counts, or else the real time, and the address that was asked is named', () => {
  expect(choose({ at: null, own: PORTAL })).toMatchObject({
    now: PORTAL,
    note: expect.stringMatching(
      /^By FOYER_NOW: Friday 27 December 2019, 11:03 .* answers at http:\S+:8000\. /,
    ),
  });
  expect(choose({ at: null })).toMatchObject({
    now: new Date(REAL).toISOString(),
    note: expect.stringMatching(/^By the real time: Saturday 13 June 2026, 12:00 .* set FOYER_NOW/),
  });
});

test('the real time needs no word', () => {
  expect(choose({ at: '2026-06-13T10:00:59.000Z' }).note).toBeNull();
  expect(choose({ at: null, rehearsal: false }).note).toBeNull();
});

test('where there is no rehearsal, FOYER_NOW does not exist', () => {
  expect(choose({ at: null, own: PORTAL, rehearsal: false })).toEqual({
    now: new Date(REAL).toISOString(),
    note: null,
  });
});
