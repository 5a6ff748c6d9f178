import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runEventfeedTool } from '../eventfeed2internal.ts';

describe('as a config has it', () => {
  const programmes = {
    default: {
      'schedule-url': 'stages.csv',
      'schedule-map': { title: 'Talk', start: 'Begin', room: 'Stage' },
    },
    quay: { 'schedule-plenary': true },
    overflow: { 'schedule-see-also': 'Quay' },
    pier: { title: 'The Pier' },
  };
  const makeConfig = (config: object) => {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-eventfeed-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const rows = [
      'Talk,Begin,Stage',
      'Rain,2026-11-20 10:00,Quay',
      'Fog,2026-11-20 11:00,',
      'Ice,2026-11-20 12:00,Loft',
    ];
    writeFileSync(join(folder, 'stages.csv'), rows.join('\n'));
    writeFileSync(join(folder, 'later.csv'), rows.slice(0, 2).join('\n'));
    writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
    return join(folder, 'config.json');
  };

  test('--rooms says who takes what, and what is left over on both sides', async () => {
    const file = makeConfig(programmes);
    const { exitCode, stdout, stderr } = await runEventfeedTool(['--config', file, '--rooms']);
    expect(exitCode).toBe(0);
    expect(stdout.split('\n').map(line => line.slice(52))).toEqual([
      'Quay → quay, overflow',
      'Loft → no room',
      '(no room) → quay',
      '',
    ]);
    expect(stderr).toContain('No session of the feed is in room “pier”.');
    expect(stderr).toContain('No room takes the session in “Loft” of the feed.');
  });

  test('the internal schedule is that of its rooms, and so is what is wrong', async () => {
    const file = makeConfig(programmes);
    const { stdout } = await runEventfeedTool(['--config', file]);
    expect(Object.keys(JSON.parse(stdout).rooms)).toEqual(['quay', 'overflow', 'pier']);
    const problems = await runEventfeedTool(['--config', file, '--problems']);
    expect(problems.stdout).toContain('feed-room-untaken: warning');
    expect(problems.stdout).not.toContain('room-missing');
  });

  test('another file is read as it would be in place of the programme', async () => {
    const file = makeConfig(programmes);
    const later = join(dirname(file), 'later.csv');
    const { stdout } = await runEventfeedTool(['--config', file, later, '--sessions']);
    expect(stdout).toBe('2026-11-20T10:00:00Z||Quay|Rain\n');
    const diff = await runEventfeedTool([
      '--config',
      file,
      later,
      '--diff',
      join(dirname(file), 'stages.csv'),
    ]);
    expect(diff.stderr).toContain('2 removed');
  });

  test('of several programmes one has to be named, by a room that there is', async () => {
    const file = makeConfig({
      ...programmes,
      attic: { 'schedule-url': 'later.csv' },
      cellar: { 'schedule-url': false },
    });
    const read = (...argv: string[]) => runEventfeedTool(['--config', file, '--sessions', ...argv]);
    expect(await read('--room', 'attic')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Rain'),
    });
    expect((await read('--room', 'The Pier')).stdout).toContain('Ice');
    for (const [argv, message] of [
      [[], 'has 2 programmes:\n  '],
      [['--room', 'atic'], 'There is no room "atic"; did you mean "attic"?'],
      [['--room', 'cellar'], 'the room cellar has no programme: set its schedule-url'],
    ] as const) {
      expect(await read(...argv)).toMatchObject({
        exitCode: 2,
        stdout: '',
        stderr: expect.stringContaining(message),
      });
    }
  });

  test('what rooms take that read the same in another zone is not left over', async () => {
    const loft = { 'schedule-timezone': 'Asia/Tokyo' };
    for (const [more, taker, isUntaken] of [
      [{}, 'no room', true],
      [{ loft }, 'loft (in another way)', false],
    ] as const) {
      const read = ['--config', makeConfig({ ...programmes, ...more }), '--room', 'quay'];
      const { stdout } = await runEventfeedTool([...read, '--rooms']);
      expect(stdout).toContain(`Loft → ${taker}\n`);
      const problems = await runEventfeedTool([...read, '--problems']);
      expect(problems.stdout.includes('feed-room-untaken')).toBe(isUntaken);
    }
  });

  test('a config that is wrong says so itself', async () => {
    const file = makeConfig({ hall: { 'schedule-map': 7 } });
    const outcome = await runEventfeedTool(['--config', file]);
    expect(outcome).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('key "schedule-map": 7 came'),
    });
  });
});
