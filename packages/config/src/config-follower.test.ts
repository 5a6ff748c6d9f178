import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigFollower } from './config-follower.ts';
import { ConfigError } from './errors.ts';

const file = resolve('config.json');
const titled = (title: string) => [{ file, text: `{ "config": { "title": "${title}" } }` }];
const broken = (key: string, after = '') => [{ file, text: `{ "hall": { "${key}": 1 } }${after}` }];

function follow(follower: ConfigFollower, reading: Parameters<ConfigFollower['follow']>[0]): string | null {
  const told = follower.follow(reading);
  return told instanceof ConfigError ? told.message : (told?.system.title ?? null);
}

const refused = (key: string) => `config.json:1 room "hall" key "${key}": is not a key of a room`;

test('what says the same as before is nothing new', () => {
  const follower = new ConfigFollower(titled('A'));
  expect(follow(follower, titled('A'))).toBeNull();
  expect(follow(follower, titled('B'))).toBe('B');
  expect(follow(follower, titled('B'))).toBeNull();
  expect(follower.current.system.title).toBe('B');
});

test('a problem is told once, however the file is touched, and another one anew', () => {
  const follower = new ConfigFollower(titled('A'));
  expect(follow(follower, broken('foo'))).toBe(refused('foo'));
  expect(follow(follower, broken('foo'))).toBeNull();
  expect(follow(follower, broken('foo', ' // again'))).toBeNull();
  expect(follow(follower, broken('bar'))).toBe(refused('bar'));
  expect(follower.current.system.title).toBe('A');
});

test('back to the last good config is told once, for whoever shows the problem, and forgets it', () => {
  const follower = new ConfigFollower(titled('A'));
  expect(follow(follower, broken('foo'))).toBe(refused('foo'));
  expect(follow(follower, titled('A'))).toBe('A');
  expect(follow(follower, titled('A'))).toBeNull();
  expect(follow(follower, broken('foo'))).toBe(refused('foo'));
  expect(follow(follower, titled('B'))).toBe('B');
  expect(follow(follower, broken('foo'))).toBe(refused('foo'));
});

test('a file that cannot be read is a problem like others', () => {
  const follower = new ConfigFollower(titled('A'));
  const missing = new ConfigError([
    { file, line: 0, room: null, key: null, message: 'there is no such file' },
  ]);
  expect(follow(follower, missing)).toBe('config.json: there is no such file');
  expect(follow(follower, missing)).toBeNull();
});
