import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseConfig } from './parse-config.ts';

const root = join(import.meta.dirname, '../../..');

async function parseFiles(...names: string[]) {
  const files = names.map(name => join(root, name));
  return parseConfig(
    await Promise.all(files.map(async file => ({ file, text: await readFile(file, 'utf8') }))),
  );
}

test('the example conference always has something on, in each of its rooms', async () => {
  const { system, rooms } = await parseFiles('config.json');
  expect(system).toMatchObject({ title: 'Nightlight', rehearsal: false });
  expect(rooms.map(room => room.name)).toEqual(['example', 'workshop', 'gallery']);
  for (const room of rooms) {
    expect(room).toMatchObject({
      scheduleUrl: join(root, 'public/demo/programme.xml'),
      scheduleKey: room.title,
      scheduleShiftDay: 2,
      preview: null,
    });
  }
});

test('the example of a private file goes over it', async () => {
  const { system, rooms } = await parseFiles('config.json', 'config.private.json.example');
  expect(system.secret?.reveal()).toBe('change me');
  expect(rooms).toHaveLength(3);
});
