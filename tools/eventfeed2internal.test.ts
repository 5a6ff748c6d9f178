import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatSessionLines, parseFeed } from '@foyer/schedule';
import { expect, onTestFinished, test } from 'vitest';
import { readStandardInput } from './eventfeed/read-standard-input.ts';
import { runEventfeedTool } from './eventfeed2internal.ts';

const fixture = (name: string) =>
  fileURLToPath(new URL(`../packages/schedule/fixtures/${name}`, import.meta.url));

test('prints the internal schedule of every room as JSON, with instants as text', async () => {
  const { exitCode, stdout, stderr } = await runEventfeedTool([
    ...[fixture('frab/classic.xml'), '--timezone', 'Europe/Berlin'],
  ]);
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/^warning: Room “Saal 2” is “Saal 2” of the feed, in which no session is/);
  const schedule = JSON.parse(stdout);
  expect(Object.keys(schedule.rooms)).toEqual(['Saal 1', 'Saal 2']);
  expect(schedule).toMatchObject({ timezone: 'Europe/Berlin', conference: { title: 'Rain Conference' } });
  expect(schedule.rooms['Saal 1'].rows.slice(0, 2)).toMatchObject([
    {
      type: 'generated',
      title: 'Rain Conference not yet started',
      startsAt: '0001-01-01T00:00:00Z',
      endsAt: '2026-11-20T10:00:00Z',
    },
    {
      type: 'session',
      startsAt: '2026-11-20T10:00:00Z',
      session: { title: 'Opening', startsAt: '2026-11-20T10:00:00Z' },
    },
  ]);
});

test('prints a line for each session, in the zone and format that are said', async () => {
  const file = fixture('zookeepr/schedule.json');
  const options = ['--timezone', 'Australia/Melbourne', '--format', 'eventfeed', '--sessions'];
  const { exitCode, stdout, stderr } = await runEventfeedTool([file, ...options]);
  expect(exitCode).toBe(0);
  expect(stdout.split('\n').slice(0, 2)).toEqual([
    '2026-02-04T04:40:00Z|2026-02-04T05:25:00Z|Costa Hall, left|Record and replay',
    '2026-02-04T04:40:00Z|2026-02-04T05:25:00Z|D4.303 Costa Theatre|Record and replay',
  ]);
  expect(stderr).toMatch(/^warning, \[3\]\.Duration: Expected a duration of at least 0:00/);
  const inUtc = await runEventfeedTool([file, '--sessions']);
  expect(inUtc.stdout).toContain('2026-02-04T15:40:00Z|');
  expect(inUtc.stderr).toMatch(/^warning: It names no time zone.* --timezone/);
});

test('prints what a source that breaks off still has', async () => {
  const file = fixture('frab/truncated.xml');
  const outcome = await runEventfeedTool([file, '--sessions']);
  expect(outcome).toEqual({
    exitCode: 1,
    stdout: '2026-11-20T10:00:00Z|2026-11-20T11:00:00Z|Hall|Whole\n',
    stderr: `Only a part of ${file} could be read, and what is printed is of that part; --problems says why.\nerror, line 7: The XML breaks off inside <title>, which began in line 6. Fetch it again.\n`,
  });
});

test('reads a programme that names its zone in it, unless told otherwise', async () => {
  const schedule = async (...argv: string[]) => JSON.parse((await runEventfeedTool(argv)).stdout);
  const file = fixture('frab/hub.xml');
  expect(await schedule(file)).toMatchObject({ timezone: 'Europe/Berlin' });
  expect(await schedule(file, '--timezone', 'UTC')).toMatchObject({ timezone: 'UTC' });
});

test('lists rooms with what a config needs to name them', async () => {
  const { stdout } = await runEventfeedTool([fixture('frab/hub.xml'), '--rooms']);
  expect(stdout).toBe(
    '    1 session  2026-12-27 10:30 – 2026-12-27 11:00  One (guid 7202df07-050c-552f-8318-992f94e40ef3)\n',
  );
});

test('lists all problems with their codes, errors first', async () => {
  const { stdout, exitCode } = await runEventfeedTool([fixture('frab/truncated.xml'), '--problems']);
  expect({ stdout, exitCode }).toEqual({
    exitCode: 1,
    stdout:
      'xml-truncated: error, line 7: The XML breaks off inside <title>, which began in line 6. Fetch it again.\n',
  });
});

test.each([
  ['xml', 'frab'],
  ['json', 'schedule-json'],
  ['ics', 'icalendar'],
])('writes a programme as %s, which read again is the same', async (output, format) => {
  const file = fixture('frab/classic.xml');
  const { stdout, exitCode } = await runEventfeedTool([file, '--timezone', 'Europe/Berlin', '--to', output]);
  expect(exitCode).toBe(0);
  const feed = parseFeed(stdout, { timezone: 'UTC' });
  expect(feed.format).toBe(format);
  const { stdout: lines } = await runEventfeedTool([file, '--timezone', 'Europe/Berlin', '--sessions']);
  expect(formatSessionLines(feed)).toEqual(lines.trimEnd().split('\n'));
});

test('says what differs from an older copy, by how much', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-eventfeed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = fixture('frab/classic.xml');
  const old = join(folder, 'old.ics');
  const { stdout: calendar } = await runEventfeedTool([file, '--timezone', 'Europe/Berlin', '--to', 'ics']);
  writeFileSync(old, calendar.replaceAll('T110000', 'T103000').replace('SUMMARY:Opening', 'SUMMARY:Start'));
  const outcome = await runEventfeedTool([file, '--timezone', 'Europe/Berlin', '--diff', old]);
  expect(outcome).toEqual({
    exitCode: 0,
    stdout: [
      '“Opening” moved by +30 min, from Fri 20 Nov, 10:30 to Fri 20 Nov, 11:00, Saal 1.\n',
      '“Opening” lasts shorter by 30 min, Fri 20 Nov, 11:00, Saal 1.\n',
      '“Start” renamed to “Opening”, Fri 20 Nov, 11:00, Saal 1.\n',
    ].join(''),
    stderr: '1 moved, 1 length-changed, 1 renamed (2 sessions before, 2 now; times in Europe/Berlin).\n',
  });
  const same = await runEventfeedTool([file, '--diff', file]);
  expect(same).toMatchObject({
    exitCode: 0,
    stdout: '',
    stderr: expect.stringMatching(/^No session differs/),
  });
});

test('reads what belongs to a programme with it', async () => {
  const file = fixture('hoverboard/lists.json');
  const withSpeakers = await runEventfeedTool([
    file,
    '--companion',
    fixture('hoverboard/lists.companion-1-sessions.json'),
  ]);
  expect(withSpeakers).not.toEqual(await runEventfeedTool([file]));
});

test('reads iCalendar as its maker meant it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-eventfeed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'feed.ics');
  const event = [
    'UID:a',
    'DTSTART:20261120T100000',
    'DURATION:PT1H',
    'SUMMARY:Rain - Grace',
    'CATEGORIES:Ada',
  ];
  const lines = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    ...event,
    'RRULE:FREQ=DAILY',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  writeFileSync(file, lines.join('\r\n'));
  const read = (...options: string[]) =>
    runEventfeedTool([file, '--sessions', '--timezone', 'Europe/Berlin', ...options]);
  expect((await read()).stdout).toBe('2026-11-20T09:00:00Z|2026-11-20T10:00:00Z||Rain - Grace\n');
  const days = ['--first-day', '2026-11-20', '--last-day', '2026-11-21'];
  const { stdout } = await read('--room-field', 'categories', '--speaker-separator', ' - ', ...days);
  expect(stdout).toBe(
    '2026-11-20T09:00:00Z|2026-11-20T10:00:00Z|Ada|Rain\n2026-11-21T09:00:00Z|2026-11-21T10:00:00Z|Ada|Rain\n',
  );
});

test('reads a feed of no known format by a map, and says all that is wrong with one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-eventfeed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (name: string, value: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    return join(folder, name);
  };
  const feed = write('feed.json', { talks: [{ name: 'Rain', begins: '2026-11-20 10:00', hall: 'Ada' }] });
  const map = write('map.json', { items: 'talks', title: 'name', start: 'begins', room: 'hall' });
  const { stdout } = await runEventfeedTool([
    feed,
    '--map',
    map,
    '--sessions',
    '--timezone',
    'Europe/Berlin',
  ]);
  expect(stdout).toBe('2026-11-20T09:00:00Z||Ada|Rain\n');
  const wrong = write('wrong.json', { items: 'talks', tittle: 'name', start: 7, 'date-order': 'american' });
  const { exitCode, stderr } = await runEventfeedTool([feed, '--map', wrong]);
  expect(exitCode).toBe(2);
  for (const problem of [
    '"tittle": is not a key of a map',
    '"start": 7 came, expected the path of a field',
    'expected "title", the path',
    '"date-order": "american" came',
  ]) {
    expect(stderr).toContain(problem);
  }
});

test('reads what comes in where - stands for a file, also as the older copy', async () => {
  const file = fixture('frab/classic.xml');
  const text = readFileSync(file);
  // A character may come in two parts.
  const pipe = async function* (bytes: Buffer) {
    for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
  };
  const piped = await runEventfeedTool(['-', '--sessions'], { input: pipe(text) });
  expect(piped).toEqual(await runEventfeedTool([file, '--sessions']));
  const older = pipe(Buffer.from(text.toString().replace('>Opening<', '>Öffnung<')));
  expect((await runEventfeedTool([file, '--diff', '-'], { input: older })).stdout).toMatch(
    /^“Öffnung” renamed to “Opening”/,
  );
  const empty = await runEventfeedTool(['-'], { input: pipe(Buffer.alloc(0)) });
  expect(empty).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('Standard input is empty') });
});

test('does not read in more than a programme may have', async () => {
  const endless = async function* () {
    for (;;) yield Buffer.alloc(1_000);
  };
  await expect(readStandardInput(endless(), 10_000)).rejects.toThrow('more than 10000 bytes');
});

test('counts the bytes of standard input, not its characters', async () => {
  const piped = async function* () {
    yield 'äö';
  };
  expect(await readStandardInput(piped(), 4)).toMatchObject({ text: 'äö' });
  await expect(readStandardInput(piped(), 3)).rejects.toThrow('more than 3 bytes');
});

test.each([
  ['a schedule.xml', 'frab/truncated.xml'],
  ['a calendar', 'icalendar/truncated.ics'],
  ['a table', 'csv/truncated.csv'],
])('is exit code 1, with what could be read, if %s breaks off, or its older copy', async (_name, cut) => {
  const [whole, part] = [fixture('frab/classic.xml'), fixture(cut)];
  for (const argv of [
    ...['--to', '--sessions', '--rooms', '--problems'].map(view => [
      part,
      view,
      ...(view === '--to' ? ['xml'] : []),
    ]),
    [part, '--diff', whole],
    [whole, '--diff', part],
  ]) {
    const { exitCode, stdout, stderr } = await runEventfeedTool(argv);
    expect({ argv, exitCode }).toEqual({ argv, exitCode: 1 });
    expect(stdout).not.toBe('');
    expect(stderr.split(`Only a part of ${part} could be read`)).toHaveLength(2);
  }
});

test('says which of two copies cannot be read', async () => {
  const argv = [fixture('frab/classic.xml'), '--diff', fixture('../package.json')];
  const { exitCode, stderr } = await runEventfeedTool(argv);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^Nothing could be read of \S*package\.json:\nerror: Expected a programme/);
});

test.each([
  ['no programme', [fileURLToPath(import.meta.url)], 'Expected a programme'],
  ['another format', [fixture('frab/classic.xml'), '--format', 'zookeepr'], 'Expected a list of objects'],
])('is exit code 1 if the programme cannot be read: %s', async (_name, argv, message) => {
  const { exitCode, stdout, stderr } = await runEventfeedTool(argv);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toContain(message);
});

test.each([
  ['nothing', [], 'Expected one FILE_OR_URL, or --config FILE'],
  ['two files', ['a', 'b'], 'Expected one FILE_OR_URL'],
  ['an unknown option', ['a', '--timezome', 'UTC'], 'no option --timezome; did you mean "--timezone"?'],
  ['a missing value', ['a', '--diff'], '--diff is followed by nothing, expected its value'],
  ['an unknown format', ['a', '--format', 'docx'], 'There is no format “docx”. There are frab, '],
  ['two views', ['a', '--rooms', '--to', 'xml'], 'only one of --to'],
  ['an unknown output', ['a', '--to', 'docx'], '--to is “docx”, expected one of internal, xml, json, ics'],
  ['a map and a format', ['a', '--map', 'm', '--format', 'csv'], 'Expected --map or --format'],
  ['a config and a format', ['--config', 'c.json', '--format', 'frab'], 'Expected --config or --format'],
  ['a room without a config', ['a', '--room', 'hall'], 'Expected --config with --room'],
  ['a map and a companion', ['a', '--map', 'm', '--companion', 'b'], 'Expected --map or --companion'],
  ['calendar options and XML', ['a', '--room-field', 'X-ROOM', '--format', 'frab'], 'for iCalendar alone'],
  ['a property that is none', ['a', '--room-field', 'X ROOM'], '"room-field": "X ROOM" came'],
  ['one day of two', ['a', '--first-day', '2026-11-20'], '"first-day" and "last-day" belong together'],
  ['an unknown zone', ['a', '--timezone', 'Berlin'], '“Berlin” came'],
])('is exit code 2 if the command is wrong: %s', async (_name, argv, message) => {
  const { exitCode, stdout, stderr } = await runEventfeedTool(argv);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).toContain('--help lists the options');
});

test('--help explains it', async () => {
  expect(await runEventfeedTool(['--help'])).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('--timezone TZ'),
  });
});
