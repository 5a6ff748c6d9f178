import { dirname, resolve } from 'node:path';
import type { Config } from './config.ts';
import { ConfigError, type ConfigProblem } from './errors.ts';
import { hasReference, interpolateRoom } from './interpolate-room.ts';
import { type LocatedObject, type LocatedValue, mergeObjects, toPlainValue } from './located-value.ts';
import { suggestName } from './nearest-name.ts';
import { describePlace, type Entries, findUnknownKeys, parseValues, readDefault } from './parse-block.ts';
import { type ConfigSource, parseSource } from './parse-source.ts';
import { ROOM_KEYS_IN_CONFIG, type RoomConfig, roomKeys, toRoomConfig } from './room-keys.ts';
import { findRoomNameProblem } from './room-names.ts';
import { checkSchedule } from './schedule/check-schedule.ts';
import type { Secret } from './secret.ts';
import { type SystemConfig, systemKeys, toSystemConfig } from './system-keys.ts';

const SYSTEM_KEYS = [...Object.keys(systemKeys.shape), ...Object.keys(ROOM_KEYS_IN_CONFIG)];
const ROOM_KEYS = Object.keys(roomKeys.shape);
const SECRET_KEYS = new Set(
  Object.entries(roomKeys.shape).flatMap(([key, schema]) => (schema.meta()?.writeOnly === true ? [key] : [])),
);

interface Blocks {
  config: Entries;
  default: Entries;
  rooms: Map<string, Entries>;
}

/**
 * Makes one config of its sources, the later over the earlier.
 * @throws ConfigError with all that is wrong
 */
export function parseConfig(sources: readonly ConfigSource[]): Config {
  const parsed = sources.map(parseSource);
  const problems = parsed.flatMap(source => source.problems);
  const [first, ...others] = parsed.map(source => source.root).filter(root => root !== null);
  // Of a file that is not JSON there is no telling what it says, nor what the other one lacks without it.
  if (first === undefined || others.length + 1 < sources.length) throw new ConfigError(problems);

  const blocks = splitBlocks(others.reduce(mergeObjects, first), problems);
  const system = parseSystem(blocks.config, problems);
  const inherited = new Map([...builtInDefaults(), ...pickRoomKeys(blocks.config), ...blocks.default]);
  checkDefaults(blocks.default, inherited, problems);
  const rooms = [...blocks.rooms].map(([name, own]) =>
    parseRoom({ name, own, inherited, systemSecret: system?.secret ?? null, problems }),
  );
  if (system !== null) checkCorrections(system, blocks, problems);
  if (problems.length > 0 || system === null) throw new ConfigError(arrangeProblems(problems, sources));
  return { system, rooms: rooms.filter(room => room !== null) };
}

function splitBlocks(root: LocatedObject, problems: ConfigProblem[]): Blocks {
  const blocks: Blocks = { config: new Map(), default: new Map(), rooms: new Map() };
  for (const [name, located] of root.entries) {
    if (name === '$schema') continue;
    const isRoom = name !== 'config' && name !== 'default';
    const at = { file: located.file, line: located.line };
    if (located.kind !== 'object') {
      const message = `expected an object with keys, { "title": … }`;
      problems.push({ ...at, room: isRoom ? name : null, key: isRoom ? null : name, message });
      continue;
    }
    const message = isRoom ? findRoomNameProblem(name) : undefined;
    if (message !== undefined) problems.push({ ...at, room: name, key: null, message });
    if (isRoom) blocks.rooms.set(name, located.entries);
    else blocks[name] = located.entries;
  }
  return blocks;
}

function parseSystem(entries: Entries, problems: ConfigProblem[]): SystemConfig | null {
  const elsewhere = { keys: ROOM_KEYS, advice: 'it belongs to a room or to "default"' };
  problems.push(...findUnknownKeys({ block: 'config', entries, known: SYSTEM_KEYS, elsewhere }));
  const values = new Map([...entries].map(([key, located]) => [key, toPlainValue(located)]));
  const keys = parseValues({ room: 'config', schema: systemKeys, values, entries, problems });
  return keys && toSystemConfig({ ...keys, logdir: resolvePath(keys.logdir, entries.get('logdir')) });
}

/** The rooms that corrections name have to be there. */
function checkCorrections(system: SystemConfig, blocks: Blocks, problems: ConfigProblem[]): void {
  const list = blocks.config.get('corrections');
  if (list?.kind !== 'list') return;
  system.corrections.forEach((correction, index) => {
    const located = list.items[index] ?? list;
    if (correction.kind === 'cancel' || blocks.rooms.has(correction.room)) return;
    const { room } = correction;
    const suggestion = suggestName(room, [...blocks.rooms.keys()]);
    const message = `"room": there is no room "${room}"${suggestion}`;
    problems.push({ ...describePlace(located, 'config'), key: 'corrections', message });
  });
}

/** Once for all rooms; what is different from room to room is checked in each. */
function checkDefaults(own: Entries, inherited: Entries, problems: ConfigProblem[]): void {
  problems.push(...findUnknownRoomKeys('default', own));
  const values = new Map(
    [...inherited]
      .map(([key, located]) => [key, toPlainValue(located)] as const)
      .filter(([, value]) => !hasReference(value)),
  );
  parseValues({ room: 'default', schema: roomKeys, values, entries: inherited, problems });
}

function parseRoom(options: {
  name: string;
  own: Entries;
  inherited: Entries;
  systemSecret: Secret | null;
  problems: ConfigProblem[];
}): RoomConfig | null {
  const { name, own, inherited, systemSecret, problems } = options;
  problems.push(...findUnknownRoomKeys(name, own));
  const entries = new Map([...inherited, ...own]);
  const interpolation = interpolateRoom({ room: name, entries, isSecret: isSecretKey });
  for (const { key, message } of interpolation.problems) {
    const located = entries.get(key);
    if (located !== undefined) problems.push({ ...describePlace(located, name), key, message });
  }
  const keys = parseValues({ room: name, schema: roomKeys, values: interpolation.values, entries, problems });
  if (keys === null) return null;
  checkSchedule(keys, { room: name, entries, problems });
  const companions = entries.get('schedule-companions');
  const resolved = {
    ...keys,
    'schedule-url': resolvePath(keys['schedule-url'], entries.get('schedule-url')),
    'schedule-companions': keys['schedule-companions'].map(path => resolvePath(path, companions)),
  };
  return toRoomConfig(resolved, { name, systemSecret });
}

function findUnknownRoomKeys(block: string, entries: Entries): ConfigProblem[] {
  const elsewhere = { keys: SYSTEM_KEYS, advice: 'it belongs to "config"' };
  return findUnknownKeys({ block, entries, known: ROOM_KEYS, elsewhere });
}

function builtInDefaults(): Map<string, LocatedValue> {
  const place = { file: '', line: 0, block: 'default' };
  const defaults = new Map<string, LocatedValue>();
  for (const [key, schema] of Object.entries(roomKeys.shape)) {
    const value = readDefault(schema);
    if (value === undefined) continue;
    // Lists are empty by default.
    const isScalar = value === null || typeof value !== 'object';
    defaults.set(key, isScalar ? { ...place, kind: 'scalar', value } : { ...place, kind: 'list', items: [] });
  }
  return defaults;
}

function pickRoomKeys(config: Entries): [string, LocatedValue][] {
  return [...config].filter(([key]) => key in ROOM_KEYS_IN_CONFIG);
}

function isSecretKey(key: string): boolean {
  return SECRET_KEYS.has(key);
}

/** A path is relative to the file that says it. */
function resolvePath<Path extends string | null>(
  path: Path,
  located: LocatedValue | undefined,
): Path | string {
  if (path === null || located === undefined || /^(https?|file):/i.test(path)) return path;
  return resolve(dirname(located.file), path);
}

/** In the order of the files, and each thing once, however many rooms inherit it. */
function arrangeProblems(problems: ConfigProblem[], sources: readonly ConfigSource[]): ConfigProblem[] {
  const order = sources.map(source => source.file);
  const distinct = new Map<string, ConfigProblem>();
  for (const problem of problems) {
    const identity = JSON.stringify([problem.file, problem.line, problem.key, problem.message]);
    if (!distinct.has(identity)) distinct.set(identity, problem);
  }
  return [...distinct.values()].sort(
    (a, b) => order.indexOf(a.file) - order.indexOf(b.file) || a.line - b.line,
  );
}
