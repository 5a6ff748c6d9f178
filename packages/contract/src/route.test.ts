import { expect, test } from 'vitest';
import { formatRoutePath } from './route.ts';
import { getRoomStreamRoute } from './tracker/routes/rooms.ts';

test('a parameter cannot leave its place in the path', () => {
  expect(formatRoutePath(getRoomStreamRoute, { room: '../a b' })).toBe(
    '/tracker/api/v1/rooms/..%2Fa%20b/stream',
  );
});

test('a missing parameter is named', () => {
  expect(() => formatRoutePath(getRoomStreamRoute)).toThrow('needs the parameter "room"');
});
