import { describe, expect, it } from 'vitest';
import { makeFeed } from '../testing/make-feed.ts';
import { BERLIN, build, inBerlin, select } from '../testing/rain-conf.ts';
import { buildSchedule } from './build-schedule.ts';
import { createGeneratedTexts } from './generated-texts.ts';

describe('buildSchedule', () => {
  it('reports what overlaps, once for each pair', () => {
    const sessions = [
      inBerlin('A', '20 10:00', '20 12:00'),
      inBerlin('B', '20 10:30', '20 11:00'),
      inBerlin('C', '20 10:45', '20 12:30'),
      inBerlin('D', '20 12:30', '20 13:00'),
      inBerlin('Bell', '20 11:30', '20 11:30'),
    ];
    const { problems } = build(sessions);
    expect(problems.map(problem => [problem.severity, problem.code])).toEqual(
      Array(3).fill(['warning', 'sessions-overlap']),
    );
    expect(problems[0]?.message).toBe(
      'In Hall “A” still runs when “B” begins on Fri 20 Nov, 10:30; both are shown.',
    );
    const crowd = Array.from({ length: 2000 }, (_, i) => inBerlin(`S${i}`, '20 10:00', '20 12:00'));
    expect(build(crowd).problems).toHaveLength(21);
  });

  it('gives each generated session a guid that depends on nothing but the programme', () => {
    const sessions = [inBerlin('A', '20 10:00', '20 11:00'), inBerlin('B', '22 12:00', '22 13:00')];
    const guidsOf = () =>
      (build(sessions, { rooms: [select('Hall'), select('Bar')] }).rooms.Hall?.rows ?? []).flatMap(row =>
        row.type === 'generated' ? [row.guid] : [],
      );
    expect(guidsOf()).toEqual(guidsOf());
    expect(new Set(guidsOf()).size).toBe(guidsOf().length);
    expect(guidsOf()[1]).toBe('Hall-finished-today-2026-11-20T10:00:00Z');
  });

  it('takes other texts, all or some, for each room', () => {
    const texts = createGeneratedTexts({ break: '{minutes} Minuten Pause in {title}, {place}' });
    const schedule = buildSchedule({
      feed: makeFeed([inBerlin('A', '20 10:00', '20 11:00'), inBerlin('B', '20 11:30', '20 12:00')]),
      rooms: [select('hall', { title: 'Aula', key: 'Hall', texts }), select('bar', { key: 'Hall' })],
      timezone: BERLIN,
      conferenceTitle: 'RainConf',
    });
    const titlesOf = (room: string) =>
      schedule.rooms[room]?.rows.flatMap(row => (row.type === 'generated' ? [row.title] : []));
    expect(titlesOf('hall')).toEqual([
      'RainConf not yet started',
      '30 Minuten Pause in Aula, {place}',
      'RainConf finished :(',
    ]);
    expect(titlesOf('bar')?.[1]).toBe('30 minute break');
  });

  it('throws for a zone that does not exist', () => {
    expect(() => build([], { timezone: 'Europe/Berln' })).toThrow(
      expect.objectContaining({ code: 'timezone-unknown' }),
    );
  });
});
