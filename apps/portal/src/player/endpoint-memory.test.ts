import { expect, it } from 'vitest';
import { EndpointMemory } from './endpoint-memory.ts';

it('names the endpoints at which a viewer could not watch, for two minutes', () => {
  const memory = new EndpointMemory();
  memory.markBroken(0);
  expect(memory.listBroken(0)).toEqual([]);
  memory.use('hall@a');
  memory.markBroken(0);
  memory.use('hall@b');
  memory.markBroken(60_000);
  memory.markBroken(61_000);
  expect(memory.current).toBe('hall@b');
  expect(memory.listBroken(119_999)).toEqual(['hall@a', 'hall@b']);
  expect(memory.listBroken(120_000)).toEqual(['hall@b']);
});

it('remembers the latest few', () => {
  const memory = new EndpointMemory();
  for (let index = 0; index < 20; index++) {
    memory.use(`hall@${index}`);
    memory.markBroken(index);
  }
  expect(memory.listBroken(20)).toEqual([15, 16, 17, 18, 19].map(index => `hall@${index}`));
});
