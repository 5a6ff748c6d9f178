import type { Config, RoomConfig } from '@foyer/config';
import {
  applyCorrections,
  buildSchedule,
  type CancelCorrection,
  type Correction,
  type EndedCorrection,
} from '@foyer/schedule';
import { makeFeed, makeSession } from '@foyer/schedule/testing';
import { expect, it } from 'vitest';
import type { Programme, ProgrammeSource } from '../programme/programme.ts';
import type { PreparedSources } from './prepare-sources.ts';
import { createProgrammeExports } from './programme-exports.ts';
import { createCalendarRenderer, renderChanges } from './render-exports.ts';

const HOUR_MS = 3_600_000;
const opening = Date.UTC(2026, 10, 20, 10);
const config = { system: { title: 'RainConf', link: null }, rooms: [] } as unknown as Config;

function cancel(guid: string, createdAt: number | null, expiresAt: number | null = null): CancelCorrection {
  const publishedStarts = new Map([[guid, opening]]);
  return { kind: 'cancel', id: guid, guid, createdAt, expiresAt, note: null, publishedStarts };
}

/** A programme of three talks, an hour before it begins or at another time. */
function makeProgramme(
  corrections: Correction[],
  endedCorrections: EndedCorrection[],
  at = opening - HOUR_MS,
): Programme {
  const published = makeFeed(
    ['rain', 'fog', 'hail'].map(guid => makeSession({ guid, startsAt: opening, endsAt: opening + HOUR_MS })),
  );
  const timezone = 'UTC';
  const rooms = [{ room: 'hall', title: 'Hall', key: null, seeAlso: [] }];
  const { feed, outcomes } = applyCorrections({ feed: published, corrections, rooms, timezone, at });
  const schedule = buildSchedule({ feed, rooms, timezone, conferenceTitle: 'RainConf' });
  const source = {
    feed: { location: 'programme.csv', timezone },
    timezone,
    rooms: [{ name: 'hall', title: 'Hall', scheduleKey: null, scheduleSeeAlso: [] } as unknown as RoomConfig],
    state: { imports: [], fetchedAt: 0 },
    built: { published, feed, schedule, corrections: outcomes, roomsOf: new Map() },
  } as unknown as ProgrammeSource;
  return { sources: [source], endedCorrections, conference: { timezone } } as unknown as Programme;
}

/** What has been told of each talk, as `minutes before the opening: what`, the latest first. */
async function tell(programme: Programme): Promise<string[]> {
  let told: string[] = [];
  await createProgrammeExports({ getProgramme: () => programme, getConfig: () => config }).getBody({
    key: null,
    origin: null,
    render: ({ changesOf }) => {
      told = [...changesOf.values()]
        .flat()
        .map(({ at, change: { kind, guid } }) => `${(opening - at) / 60_000}: ${guid} ${kind}`);
      return '';
    },
  });
  return told;
}

it('tells of what was taken back, or ended by itself, both ways', async () => {
  const until = opening - HOUR_MS - 60_000;
  const ended = [{ correction: cancel('rain', opening - 3 * HOUR_MS), endedAt: opening - 2 * HOUR_MS }];
  const corrections = [cancel('fog', opening - 4 * HOUR_MS, until), cancel('hail', null)];
  expect(await tell(makeProgramme(corrections, ended))).toEqual([
    '61: fog reinstated',
    '120: rain reinstated',
    '180: rain cancelled',
    '240: fog cancelled',
  ]);
});

it('does not tell of what was cancelled that it takes place after all once the conference is long over', async () => {
  const late = opening + 40 * 24 * HOUR_MS;
  expect(await tell(makeProgramme([cancel('rain', opening - 2 * HOUR_MS)], [], late))).toEqual([
    '120: rain cancelled',
  ]);
});

/** The rain, or more, runs late. */
function makeLate(id: string, hours: number, facts: object = {}): Correction {
  const delay = { kind: 'delay', room: 'hall', from: opening, guid: 'rain', untilEndOfDay: false } as const;
  return { ...cancel('rain', opening - 2 * HOUR_MS), ...delay, id, byMs: hours * HOUR_MS, ...facts };
}

it('tells of a delay that it does not hold any more, whenever and however it ended', async () => {
  const dayEndsAt = Date.UTC(2026, 10, 21, 4);
  const tellOf = async (correction: Correction, endedAt: number) =>
    (await tell(makeProgramme([], [{ correction, endedAt }]))).map(line => line.split(': ')[0]);
  const both = (endedAt: number) => [String((opening - endedAt) / 60_000), '120'];
  for (const endedAt of [dayEndsAt - 60_000, dayEndsAt + 60_000]) {
    expect(await tellOf(makeLate('a', 1), endedAt)).toEqual(both(endedAt));
  }
  const [end] = both(dayEndsAt);
  const after = opening + 40 * HOUR_MS;
  expect(await tell(makeProgramme([makeLate('a', 1)], [], after))).toEqual([
    `${end}: rain moved`,
    '120: rain moved',
  ]);
});

it('tells once of what several had moved that ended together, and why it is back', async () => {
  const dayEndsAt = Date.UTC(2026, 10, 21, 4);
  const late = [makeLate('a', 1), makeLate('b', 2, { createdAt: opening - HOUR_MS })];
  const kept = late.map(correction => ({
    correction: { ...correction, expiresAt: dayEndsAt },
    endedAt: dayEndsAt,
  }));
  const after = opening + 40 * HOUR_MS;
  for (const programme of [makeProgramme(late, [], after), makeProgramme([], kept, after)]) {
    const exports = createProgrammeExports({ getProgramme: () => programme, getConfig: () => config });
    const told = await exports.getBody({ key: null, origin: null, render: renderChanges });
    const sentences = [...(told?.text.matchAll(/<content type="text">(.*)<\/content>/g) ?? [])];
    expect(sentences.map(([, sentence]) => sentence)).toEqual([
      expect.stringMatching(
        /^“rain” moved by −3 h.*, from .* 13:00 to .* 10:00.*\. The correction has ended, this is what the programme says\.$/,
      ),
      expect.stringMatching(/^“rain” moved by \+2 h.*, from .* 11:00 to .* 13:00/),
      expect.stringMatching(/^“rain” moved by \+1 h.*, from .* 10:00 to .* 11:00/),
    ]);
  }
});

it('tells of each as it was at its time, though others of that time are over too', async () => {
  const again = { ...cancel('rain', opening - 3 * HOUR_MS), id: 'again' };
  const ended = [
    { correction: cancel('rain', opening - 4 * HOUR_MS), endedAt: opening - 2 * HOUR_MS },
    { correction: again, endedAt: opening - 1.5 * HOUR_MS },
  ];
  // The second one said nothing new, and the end of the first changed nothing.
  expect(await tell(makeProgramme([], ended))).toEqual(['90: rain reinstated', '240: rain cancelled']);
});

it('tells of the twenty that ended last', async () => {
  const ended = Array.from({ length: 25 }, (_, index) => ({
    correction: { ...cancel('rain', opening - 4 * HOUR_MS + index * 60_000), id: String(index) },
    endedAt: opening - 4 * HOUR_MS + (index + 0.5) * 60_000,
  }));
  const back = (await tell(makeProgramme([], ended))).filter(line => line.endsWith('reinstated'));
  expect(back).toHaveLength(20);
  expect(back[0]).toBe('215.5: rain reinstated');
});

it('knows of what it does not tell any more, on which what came after it depended', async () => {
  const others = Array.from({ length: 20 }, (_, index) => ({
    correction: { ...cancel('fog', opening - 3 * HOUR_MS + index * 60_000), id: String(index) },
    endedAt: opening - 3 * HOUR_MS + (index + 0.5) * 60_000,
  }));
  const first = { correction: cancel('rain', opening - 4 * HOUR_MS), endedAt: opening - 3.5 * HOUR_MS };
  // It said nothing new, since rain was cancelled already.
  const again = { ...cancel('rain', opening - 3.75 * HOUR_MS), id: 'again' };
  const ended = [first, ...others, { correction: again, endedAt: opening - 2 * HOUR_MS }];
  const told = await tell(makeProgramme([], ended));
  expect(told.filter(line => line.includes('rain'))).toEqual(['120: rain reinstated']);
});

it('gives calendars a greater number with every change, also of a programme of years ago', async () => {
  const count = async (endedAt: number) => {
    const programme = makeProgramme([], [{ correction: cancel('rain', 0), endedAt }]);
    const exports = createProgrammeExports({ getProgramme: () => programme, getConfig: () => config });
    const { renderAll } = createCalendarRenderer(() => config);
    const calendar = await exports.getBody({ key: null, origin: null, render: renderAll });
    return Number(/SEQUENCE:(\d+)/.exec(calendar?.text ?? '')?.[1]);
  };
  const rehearsed = Date.UTC(2011, 11, 28, 12, 5);
  const [first, next] = [await count(rehearsed), await count(rehearsed + 1_000)];
  expect(next).toBeGreaterThan(first);
  // Before, it was in minutes since 2020: no calendar must hold a greater one.
  expect(await count(Date.UTC(2026, 0, 1))).toBeGreaterThan(
    (Date.UTC(2060, 0, 1) - Date.UTC(2020, 0, 1)) / 60_000,
  );
  expect(await count(Date.UTC(2067, 0, 1))).toBeLessThan(2 ** 31 - 1);
  expect(await count(Date.UTC(2100, 0, 1))).toBe(2 ** 31 - 1);
});

it('never gives calendars a smaller number, whatever a correction had moved and whatever becomes of it', async () => {
  const createdAt = opening - 2 * HOUR_MS;
  const late: Correction = {
    ...cancel('rain', createdAt),
    ...{ kind: 'delay', room: 'hall', from: opening, untilEndOfDay: true, byMs: HOUR_MS },
    // When it was made, neither the fog nor the hail was in this room.
    publishedStarts: new Map([['rain', opening]]),
    id: 'late',
  };
  const read = async (programme: Programme) => {
    const exports = createProgrammeExports({ getProgramme: () => programme, getConfig: () => config });
    const { renderAll } = createCalendarRenderer(() => config);
    const calendar = (await exports.getBody({ key: null, origin: null, render: renderAll }))?.text ?? '';
    const fog = calendar.split('BEGIN:VEVENT').find(event => event.includes('SUMMARY:fog')) ?? '';
    return [/DTSTART[^:]*:\d+T(\d+)/.exec(fog)?.[1], Number(/SEQUENCE:(\d+)/.exec(fog)?.[1] ?? 0)] as const;
  };
  const [, before] = await read(makeProgramme([], []));
  const [made, whenMade] = await read(makeProgramme([late], []));
  expect([made, whenMade > before]).toEqual(['110000', true]);
  const other = { correction: cancel('hail', createdAt + 60_000), endedAt: createdAt + 120_000 };
  const [, meanwhile] = await read(makeProgramme([late], [other]));
  expect(meanwhile).toBeGreaterThan(whenMade);
  const end = { correction: late, endedAt: createdAt + 180_000 };
  const [ended, whenEnded] = await read(makeProgramme([], [end, other]));
  expect([ended, whenEnded > meanwhile]).toEqual(['100000', true]);
  const gone = { ...late, guid: 'hail', publishedStarts: new Map([['snow', opening]]) } as Correction;
  const [, forgotten] = await read(makeProgramme([], [{ ...end, correction: gone }]));
  expect(forgotten).toBe(whenEnded);
  const [, byItself] = await read(makeProgramme([late], [], opening + 40 * HOUR_MS));
  expect(byItself).toBeGreaterThan(whenMade);
});

it('works out what changed once, for all that goes out until the programme is another', async () => {
  const first = { correction: cancel('rain', 0), endedAt: 60_000 };
  let programme = makeProgramme([], [first]);
  const exports = createProgrammeExports({ getProgramme: () => programme, getConfig: () => config });
  const seen: PreparedSources['changesOf'][] = [];
  const { renderAll } = createCalendarRenderer(() => config);
  const ask = () =>
    Promise.all(
      [renderAll, renderChanges].map(render =>
        exports.getBody({
          key: null,
          origin: null,
          render: (sources, origin) => {
            seen.push(sources.changesOf);
            return render(sources, origin);
          },
        }),
      ),
    );
  const [calendar, changes] = await ask();
  expect(calendar?.text).toContain('LAST-MODIFIED:19700101T000100Z');
  expect(changes?.text).toContain('<updated>1970-01-01T00:01:00Z</updated>');
  expect(new Set(seen).size).toBe(1);
  programme = makeProgramme([], [{ correction: cancel('fog', 0), endedAt: 120_000 }, first]);
  expect((await ask())[1]?.text).toContain('<updated>1970-01-01T00:02:00Z</updated>');
  expect(new Set(seen).size).toBe(2);
});

it('tells once of what is cancelled in all readings of a programme, and what is said to it', async () => {
  const { sources, ...rest } = makeProgramme(
    [{ ...cancel('rain', opening - 2 * HOUR_MS), note: 'She is ill' }],
    [],
  );
  const twice = { ...rest, sources: [...sources, ...sources.map(source => ({ ...source }))] };
  const exports = createProgrammeExports({ getProgramme: () => twice, getConfig: () => config });
  const told = await exports.getBody({ key: null, origin: null, render: renderChanges });
  expect(told?.text.match(/<entry>/g)).toHaveLength(1);
  expect(told?.text).toMatch(/<content type="text">“rain” cancelled, .*\. She is ill<\/content>/);
});

it('says of what is taken back what was said when it was made, and not of that it is taken back', async () => {
  const correction = { ...cancel('rain', opening - 2 * HOUR_MS), note: 'She is ill' };
  const programme = makeProgramme([], [{ correction, endedAt: opening - HOUR_MS }]);
  const exports = createProgrammeExports({ getProgramme: () => programme, getConfig: () => config });
  const told = await exports.getBody({ key: null, origin: null, render: renderChanges });
  const sentences = [...(told?.text.matchAll(/<content type="text">(.*)<\/content>/g) ?? [])];
  expect(sentences.map(([, sentence]) => sentence)).toEqual([
    expect.stringMatching(/^“rain” takes place after all.*\.$/),
    expect.stringMatching(/^“rain” cancelled, .*\. She is ill$/),
  ]);
  expect(told?.text.match(/She is ill/g)).toHaveLength(1);
});
