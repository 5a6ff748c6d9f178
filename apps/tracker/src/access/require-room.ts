import { RequestRefusedError } from '../errors.ts';
import type { AccessRules } from './access-rules.ts';

/** Throws a `RequestRefusedError` if the config has no such room. */
export function requireRoom(rules: Pick<AccessRules, 'hasRoom'>, room: string): void {
  if (rules.hasRoom(room)) return;
  const message = `No room is called "${room}". GET /tracker/api/v1/rooms lists them.`;
  throw new RequestRefusedError('ROOM_UNKNOWN', message);
}
