import { z } from 'zod';
import { came } from '../value-types.ts';

const error = came('true, a name, or a list of names');

/** What a plenary has as its room: names, null for no room at all. Empty: plenaries are not in this room. */
export function plenaryRooms() {
  const room = z.union([z.string(), z.literal(true)], { error });
  return z
    .union([z.array(room, { error }), z.string(), z.boolean(), z.null()], { error })
    .transform(rooms => [rooms || []].flat().map(name => (name === true ? null : name)))
    .prefault([]);
}
