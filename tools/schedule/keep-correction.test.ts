import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Subcommand } from '../command/subcommand.ts';
import { cancel } from './cancel.ts';
import { corrections } from './corrections.ts';
import { delay } from './delay.ts';
import { now } from './now.ts';
import { undo } from './undo.ts';

const PROGRAMME = `<schedule><conference><title>Over</title></conference><day date="2019-12-27" index="1">
<room name="Hall"><event guid="talk" id="1"><date>2019-12-27T11:00:00+01:00</date><start>11:00</start>
<duration>01:00</duration><title>Talk</title><room>Hall</room></event></room></day></schedule>`;

let folder: string;
let env: NodeJS.ProcessEnv;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-corrections-'));
  writeFileSync(join(folder, 'programme.xml'), PROGRAMME);
  // Nobody is asked at port 1: fetch refuses it.
  env = { FOYER_CONFIG: join(folder, 'config.json'), FOYER_DATA: folder, FOYER_PORT: '1' };
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function writeConfig(system: object) {
  const defaults = { 'schedule-url': 'programme.xml', 'schedule-timezone': 'Europe/Berlin' };
  writeFileSync(
    join(folder, 'config.json'),
    JSON.stringify({ config: system, default: defaults, hall: { title: 'Hall' } }),
  );
}

test.each([
  ['delay', delay, ['hall', '+10m', '--at', '2019-12-27T11:30']],
  ['now', now, ['hall', 'Talk', '--at', '2019-12-27T11:30']],
  ['cancel', cancel, ['Talk']],
])('a correction that is over already is refused as that: %s', async (_name, command, args) => {
  writeConfig({});
  const refused = command.run(args, env);
  await expect(refused).rejects.toThrow(/^It would have ended by itself on .*, \d\d:\d\d, and it is /);
  await expect(refused).rejects.not.toThrow('FOYER_NOW');
});

test('in a rehearsal it is the clock that a command may lack', async () => {
  writeConfig({ rehearsal: true });
  const args = ['hall', '+10m', '--at', '2019-12-27T11:30'];
  await expect(delay.run(args, env)).rejects.toThrow(/\nBy the real time: .* or set FOYER_NOW/);
  const rehearsed = { ...env, FOYER_NOW: '2019-12-27T11:10:00+01:00' };
  expect((await delay.run(args, rehearsed)).stdout).toMatch(/^Hall runs 10 minutes late\./);
});

test('what is kept is not to be made again because something else could not be written', async () => {
  writeConfig({ rehearsal: true });
  const rehearse = (command: Subcommand, time: string, ...args: string[]) =>
    command.run(args, { ...env, FOYER_NOW: `2019-12-27T${time}:00+01:00` });
  const { stdout } = await rehearse(delay, '11:10', 'hall', '+10m', '--expires', '11:12');
  const [, id] = /undo (\S+)/.exec(stdout) ?? [];
  writeFileSync(join(folder, 'corrections/ended'), 'a file where a folder should be');
  const second = await rehearse(delay, '11:15', 'hall', '+5m');
  expect(second).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining(`The end of ${id} could not`),
  });
  expect(second.stdout).toContain('Hall runs 5 minutes late.');
});

test('undo says what it has taken back, what there is not, and what could not be written', async () => {
  writeConfig({ rehearsal: true });
  const rehearsed = { ...env, FOYER_NOW: '2019-12-27T11:10:00+01:00' };
  const { stdout } = await delay.run(['hall', '+10m'], rehearsed);
  const [, id = ''] = /undo (\S+)/.exec(stdout) ?? [];
  writeFileSync(join(folder, 'corrections/ended'), 'a file where a folder should be');
  const later = { ...env, FOYER_NOW: '2019-12-27T11:15:00+01:00' };
  const undone = await undo.run(['zzzzz', id, id], later);
  expect(undone).toMatchObject({ exitCode: 1, stdout: `Taken back: ${id}\n` });
  expect(undone.stderr.split('\n')).toEqual([
    expect.stringContaining('There is no correction zzzzz.'),
    expect.stringMatching(
      new RegExp(`^The end of ${id} could not be written to \\S+/corrections/ended [(]E`),
    ),
    expect.stringMatching(/^By FOYER_NOW: Friday 27 December 2019, 11:15 /),
    '',
  ]);
  const again = await undo.run([id], later);
  expect(again).toMatchObject({ exitCode: 1, stdout: '' });
});

test('what is over does not come back with undo', async () => {
  writeConfig({ rehearsal: true });
  const event = (guid: string, [start, length]: [string, string], room: string) =>
    `<event guid="${guid}" id="1"><date>${start}:00+01:00</date><duration>${length}</duration><title>${guid}</title><room>${room}</room></event>`;
  const loft = event('film', ['2019-12-27T23:00', '01:00'], 'Loft');
  const hall =
    event('dinner', ['2019-12-27T22:30', '01:30'], 'Hall') +
    event('dance', ['2019-12-28T00:30', '02:00'], 'Hall');
  writeFileSync(
    join(folder, 'programme.xml'),
    `<schedule><conference><title>Over</title></conference><day date="2019-12-27" index="1"><room name="Hall">${hall}</room><room name="Loft">${loft}</room></day></schedule>`,
  );
  const configFile = join(folder, 'config.json');
  const config = JSON.parse(readFileSync(configFile, 'utf8'));
  writeFileSync(configFile, JSON.stringify({ ...config, loft: { title: 'Loft' } }));
  const rehearse = async (command: Subcommand, time: string, ...args: string[]) => {
    const { stdout } = await command.run(args, { ...env, FOYER_NOW: `2019-12-${time}:00+01:00` });
    return { stdout, id: /undo (\S+)/.exec(stdout)?.[1] ?? '' };
  };
  const on = await rehearse(now, '27T23:50', 'loft', 'dance');
  const late = await rehearse(delay, '27T23:51', 'hall', '+180m');
  expect(late.stdout).toMatch(/22:30–00:00 → 01:30–03:00 {2}dinner\nIt ends/);
  const later = await rehearse(delay, '27T23:52', 'loft', '+170m');
  expect(later.stdout).toContain('23:50–01:50 → 02:40–04:40  dance');
  const list = async () => (await rehearse(corrections, '28T04:10')).stdout;
  expect(await list()).toMatch(new RegExp(`${late.id} .*\\n {2}is over`));
  // In the hall the dance would wait for the dinner, until 05:00, and both would be late again.
  expect((await rehearse(undo, '28T04:10', on.id, late.id)).stdout).toBe(
    `Taken back: ${on.id}\nOver already: ${late.id}\n`,
  );
  expect(await list()).not.toMatch(`${late.id}|dinner`);
  const ended = JSON.parse(readFileSync(join(folder, `corrections/ended/${late.id}.json`), 'utf8'));
  expect(Date.parse(ended.ended)).toBe(Date.parse('2019-12-28T04:00:00+01:00'));
});

test('an hour is that of the programme day, and now is a whole minute', async () => {
  writeConfig({ rehearsal: true });
  const night = { ...env, FOYER_NOW: '2019-12-28T00:30:00+01:00' };
  expect((await delay.run(['hall', '+10m', '--at', '11:30'], night)).stdout).toContain(
    'Friday 27 December, Europe/Berlin\n    11:00–12:00 → 11:10–12:10  Talk',
  );
  const noon = { ...env, FOYER_NOW: '2019-12-27T12:00:40+01:00' };
  const { stdout } = await now.run(['hall', 'Talk'], noon);
  const [, id] = /undo (\S+)/.exec(stdout) ?? [];
  const kept = JSON.parse(readFileSync(join(folder, `corrections/${id}.json`), 'utf8'));
  expect(Date.parse(kept.at)).toBe(Date.parse('2019-12-27T12:00:00+01:00'));
});

test('what a correction leaves alone is listed with it', async () => {
  writeConfig({ rehearsal: true });
  const rehearsed = { ...env, FOYER_NOW: '2019-12-27T11:10:00+01:00' };
  await delay.run(['hall', '+10m'], rehearsed);
  rmSync(join(folder, 'feeds'), { recursive: true });
  writeFileSync(join(folder, 'programme.xml'), PROGRAMME.replaceAll('11:00', '11:05'));
  expect((await corrections.run([], rehearsed)).stdout).toContain(
    'leaves “Talk” alone: the programme itself has moved that session since',
  );
});

test('a folder where no portal has kept the programme is told of, since none may see the correction', async () => {
  writeConfig({ rehearsal: true });
  const rehearsed = { ...env, FOYER_NOW: '2019-12-27T11:10:00+01:00' };
  expect(await delay.run(['hall', '+10m'], rehearsed)).toMatchObject({
    exitCode: 0,
    stderr: expect.stringMatching(`^No portal had kept this programme in ${folder}[.]`),
  });
  expect((await delay.run(['hall', '+10m'], rehearsed)).stderr).toMatch(/^By FOYER_NOW: /);
});

/** A programme without offsets for rooms in two zones: one session is of the loft alone, one in both. */
function readTwice() {
  writeConfig({ rehearsal: true });
  const configFile = join(folder, 'config.json');
  const config = JSON.parse(readFileSync(configFile, 'utf8'));
  const map = { title: 'Talk', date: 'Day', start: 'Begin', end: 'End', room: 'Room', id: 'Id' };
  Object.assign(config.default, { 'schedule-url': 'programme.csv' });
  config.default['schedule-map'] = { ...map, 'room-separator': ' + ', 'date-order': 'day-month-year' };
  config.loft = { title: 'Loft', 'schedule-timezone': 'Europe/Lisbon' };
  writeFileSync(configFile, JSON.stringify(config));
  writeFileSync(
    join(folder, 'programme.csv'),
    'Talk;Day;Begin;End;Room;Id\nKnots;01.05.2026;15:00;16:00;Loft;k1\nShared;01.05.2026;17:00;18:00;Hall + Loft;s1\n',
  );
  return { ...env, FOYER_NOW: '2026-05-01T11:00:00+02:00' };
}

test('what rooms of two zones read is cancelled by the clocks of those that show it, and is so in all', async () => {
  const rehearsed = readTwice();
  expect((await cancel.run(['Knots'], rehearsed)).stdout).toContain(
    'cancelled.\n  Friday 1 May, Europe/Lisbon\n    15:00–16:00  Knots (cancelled)\nIt ends',
  );
  const { stdout } = await cancel.run(['Shared'], rehearsed);
  for (const zone of ['Berlin', 'Lisbon']) {
    expect(stdout).toContain(`Friday 1 May, Europe/${zone}\n    17:00–18:00  Shared (cancelled)`);
  }
  const [, id] = /undo (\S+)/.exec(stdout) ?? [];
  const kept = JSON.parse(readFileSync(join(folder, `corrections/${id}.json`), 'utf8'));
  expect(kept['starts-in']).toEqual({ hall: '2026-05-01T15:00:00.000Z', loft: '2026-05-01T16:00:00.000Z' });
  const listed = (await corrections.run([], rehearsed)).stdout;
  expect(listed.match(/\(cancelled\)/g)).toHaveLength(3);
  expect(listed).not.toContain('alone');
});

test('what is on in one of them is not to be put on, or cancelled, by times of another', async () => {
  const rehearsed = readTwice();
  const on = [
    '  Friday 1 May, Europe/Lisbon\n    17:00–18:00 → 10:00–11:00  Shared',
    '  Friday 1 May, Europe/Berlin\n    17:00–18:00 → 11:00–12:00  Shared',
  ];
  expect((await now.run(['loft', 'Shared'], rehearsed)).stdout).toContain(on.join('\n'));
  const { stdout } = await delay.run(['hall', '+10m'], rehearsed);
  const late = [
    '  Friday 1 May, Europe/Berlin\n    11:00–12:00 → 11:10–12:10  Shared (planned for 17:00–18:00)',
    '  Friday 1 May, Europe/Lisbon\n    10:00–11:00 → 10:10–11:10  Shared (planned for 17:00–18:00)',
  ];
  expect(stdout).toContain(late.join('\n'));
  const listed = (await corrections.run([], rehearsed)).stdout;
  for (const lines of [on, late]) expect(listed).toContain(lines.join('\n'));
  expect((await cancel.run(['Shared'], rehearsed)).stdout).toContain('11:10–12:10  Shared (cancelled');
});
