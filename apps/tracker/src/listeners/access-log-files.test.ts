import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AccessLogFiles } from './access-log-files.ts';

let folder: string;
let log: string;
let files: AccessLogFiles;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-logs-'));
  log = '';
  files = new AccessLogFiles({
    getFolder: () => join(folder, 'logs'),
    logger: pino({}, { write: line => (log += line) }),
  });
});

afterEach(() => rmSync(folder, { recursive: true }));

const hall = { room: 'hall', address: '2001:db8::7' };

async function write(pieces: readonly string[], sender = hall) {
  const file = await files.open(sender);
  for (const piece of pieces) await file.append(piece);
  await file.close();
}

test('each sender has a file for each room, to which its logs are added', async () => {
  await write(['a\n', 'b\n']);
  await write(['c\n']);
  await write(['d\n'], { room: 'annex', address: '192.0.2.7' });
  expect(readdirSync(join(folder, 'logs'))).toEqual([
    'access-annex-192.0.2.7.log',
    'access-hall-2001:db8::7.log',
  ]);
  expect(readFileSync(join(folder, 'logs', 'access-hall-2001:db8::7.log'), 'utf8')).toBe('a\nb\nc\n');
});

test('logs that come at the same time do not mix', async () => {
  const logs = ['a', 'b', 'c'].map(letter => Array.from({ length: 50 }, () => letter));
  await Promise.all(logs.map(pieces => write(pieces)));
  const text = readFileSync(join(folder, 'logs', 'access-hall-2001:db8::7.log'), 'utf8');
  expect(text).toBe(logs.flat().join(''));
});

test('a folder that cannot be written is told in words, without its path, and in the log once', async () => {
  writeFileSync(join(folder, 'logs'), 'a file');
  for (let count = 0; count < 2; count += 1) {
    const error: unknown = await files.open(hall).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'STORAGE_FAILED' });
    expect(String(error)).toContain('"logdir"');
    expect(String(error)).not.toContain(folder);
  }
  expect(log.split('\n').filter(line => line.includes(folder))).toHaveLength(1);
  rmSync(join(folder, 'logs'));
  await write(['a\n']);
  expect(readdirSync(join(folder, 'logs'))).toHaveLength(1);
});

test('without a folder nothing is kept', async () => {
  const none = new AccessLogFiles({ getFolder: () => null, logger: pino({ level: 'silent' }) });
  const file = await none.open(hall);
  await file.append('a\n');
  await file.close();
  expect(readdirSync(folder)).toEqual([]);
});
