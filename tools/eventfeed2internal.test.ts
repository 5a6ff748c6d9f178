import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runEventfeedTool } from './eventfeed2internal.ts';

const fixture = (name: string) =>
  fileURLToPath(new URL(`../packages/schedule/fixtures/${name}`, import.meta.url));

test('prints the internal schedule of every room as JSON, with instants as text', async () => {
  const { exitCode, stdout, stderr } = await runEventfeedTool([
    ...[fixture('frab/classic.xml'), '--timezone', 'Europe/Berlin'],
  ]);
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/^warning: No session of the feed is in room “Saal 2”/);
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
});

test('prints what a source that breaks off still has', async () => {
  const outcome = await runEventfeedTool([fixture('frab/truncated.xml'), '--sessions']);
  expect(outcome).toEqual({
    exitCode: 0,
    stdout: '2026-11-20T10:00:00Z|2026-11-20T11:00:00Z|Hall|Whole\n',
    stderr: 'error, line 7: The XML breaks off inside <title>, which began in line 6. Fetch it again.\n',
  });
});

test.each([
  ['no such file', [fixture('none.xml')], 'There is no file'],
  ['no programme', [fileURLToPath(import.meta.url)], 'Expected a programme'],
  ['another format', [fixture('frab/classic.xml'), '--format', 'zookeepr'], 'Expected a list of objects'],
])('is exit code 1 if the programme cannot be read: %s', async (_name, argv, message) => {
  const { exitCode, stdout, stderr } = await runEventfeedTool(argv);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toContain(message);
});

test.each([
  ['nothing', [], 'Expected one FILE_OR_URL'],
  ['two files', ['a', 'b'], 'Expected one FILE_OR_URL'],
  ['an unknown option', ['a', '--zone', 'UTC'], '--zone'],
  ['an unknown format', ['a', '--format', 'docx'], 'There is no format “docx”. There are frab, '],
  ['an unknown zone', ['a', '--timezone', 'Berlin'], '“Berlin” came'],
])('is exit code 2 if the command is wrong: %s', async (_name, argv, message) => {
  const { exitCode, stdout, stderr } = await runEventfeedTool(argv);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).toContain('Usage: npm run -s eventfeed2internal');
});

test('--help explains it', async () => {
  expect(await runEventfeedTool(['--help'])).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('--timezone TZ'),
  });
});
