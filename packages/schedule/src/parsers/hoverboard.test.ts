import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeFormat } from '../testing/describe-format.ts';
import { hoverboardFormat, parseHoverboard } from './hoverboard.ts';

describeFormat({ format: hoverboardFormat, timezone: 'Europe/Kyiv' });

function read(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../fixtures/hoverboard', name), 'utf8');
}

it('does not take sessions without a table of times for a programme', () => {
  const feed = parseHoverboard(read('lists.companion-1-sessions.json'), { timezone: 'Europe/Kyiv' });
  expect(feed).toMatchObject({ complete: false, sessions: [] });
  expect(feed.problems.map(problem => problem.code)).toEqual(['feed-not-recognised']);
});

it('tells its texts apart in any order', () => {
  const texts = ['lists.json', 'lists.companion-1-sessions.json', 'lists.companion-2-speakers.json'].map(
    read,
  );
  const titles = texts.map((text, index) => {
    const companions = texts.filter((_, other) => other !== index);
    const { sessions } = parseHoverboard(text, { timezone: 'Europe/Kyiv', companions });
    return sessions.map(({ title, speakers }) => [title, ...speakers.map(speaker => speaker.name)]);
  });
  expect(titles).toEqual(Array(3).fill([['Fog', 'Eve Frost']]));
});

it('does not join a session over time slots that stand in the wrong order', () => {
  const slot = (startTime: string, endTime: string) => ({ startTime, endTime, sessions: [[1]] });
  const day = {
    date: '2026-11-20',
    tracks: [{ title: 'Hall' }],
    timeslots: [slot('12:00', '13:00'), slot('10:00', '11:00')],
  };
  const texts = [[day], { 1: { id: 1, title: 'Fog' } }].map(value => JSON.stringify(value));
  const [table = '', ...companions] = texts;
  const { sessions } = parseHoverboard(table, { timezone: 'UTC', companions });
  expect(sessions.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual(
    ['12:00', '10:00'].map(time => [
      Date.parse(`2026-11-20T${time}Z`),
      Date.parse(`2026-11-20T${time}Z`) + 3_600_000,
    ]),
  );
});

it('reads as many sessions as programmes have, and no more of a table that names the same ones over and over', () => {
  const read = (slots: number) => {
    // Not twice the same one after the other, which would be one that is longer.
    const timeslots = Array.from({ length: slots }, (_, index) => ({
      startTime: '10:00',
      endTime: '11:00',
      sessions: index % 2 === 0 ? [[1], [2]] : [[3], [4]],
    }));
    const tracks = [{ title: 'Hall' }, { title: 'Bar' }];
    const days = ['2026-11-20', '2026-11-21'].map(date => ({ date, tracks, timeslots }));
    const [table = '', named = ''] = [days, { 1: { title: 'Fog' } }].map(value => JSON.stringify(value));
    return parseHoverboard(table, { timezone: 'UTC', companions: [named] });
  };
  const most = read(500);
  expect(most.sessions).toHaveLength(2_000);
  expect(most.problems.map(({ code }) => code)).not.toContain('table-too-long');
  const many = read(600);
  expect(many.sessions).toHaveLength(2_000);
  expect(many.problems.filter(({ code }) => code === 'table-too-long')).toMatchObject([
    { severity: 'error', position: { path: '[1].timeslots[400].sessions[0]' } },
  ]);
});
