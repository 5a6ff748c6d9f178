import { z } from 'zod';
import { came, requiredText, type TextKind } from '../value-types.ts';
import { parseWithin } from './parse-within.ts';

interface ListKind<T> {
  /** What else may stand there. */
  expected: string;
  item: TextKind<T>;
  maxItems: number;
}

/** A list of texts of some kind, or a single one, or `false`, `null` or `""`, which switch the key off: an empty list. */
export function listOrOff<T>({ expected, item, maxItems }: ListKind<T>) {
  const error = came(expected);
  const text = z.string().meta(item.hints ?? {});
  const items = z.array(requiredText(item)).max(maxItems, { error: `has more than ${maxItems} items` });
  return z
    .union([z.array(text).meta({ maxItems }), text, z.literal(false), z.null()], { error })
    .transform((value, context) => parseWithin(items, [value || []].flat(), context))
    .prefault([]);
}
