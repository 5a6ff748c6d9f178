import { readScheduleMap, SCHEDULE_MAP_KEYS, type ScheduleMap, type ScheduleMapKey } from '@foyer/schedule';
import { z } from 'zod';
import { suggestName } from '../nearest-name.ts';
import { came } from '../value-types.ts';

/** A `schedule-map`, as `@foyer/schedule` has it read; null: switched off. */
export function scheduleMap() {
  const written = z.record(z.string(), z.unknown()).meta({
    properties: Object.fromEntries(Object.entries(SCHEDULE_MAP_KEYS).map(describeKey)),
    required: ['title', 'start'],
    additionalProperties: false,
  });
  return z
    .union([written, z.literal(false), z.literal(''), z.null()], {
      error: came('an object like { "title": "name", "start": "begins" }'),
    })
    .transform((value, context) => (value ? readMap(value, context) : null))
    .prefault(null);
}

function readMap(value: Record<string, unknown>, context: z.RefinementCtx): ScheduleMap {
  const read = readScheduleMap(value);
  if ('map' in read) return read.map;
  for (const { key, message } of read.problems) {
    if (key === null) context.addIssue({ code: 'custom', message });
    else context.addIssue({ code: 'custom', message: suggestKey(key) ?? message, path: [key] });
  }
  return z.NEVER;
}

/** Undefined: there is such a key, or none that is spelt nearly so. */
function suggestKey(written: string): string | undefined {
  const names = Object.keys(SCHEDULE_MAP_KEYS);
  const suggestion = names.includes(written) ? '' : suggestName(written, names);
  return suggestion === '' ? undefined : `is not a key of a map${suggestion}`;
}

function describeKey([name, { value, meaning }]: [string, ScheduleMapKey]): [string, object] {
  const text = { type: 'string', minLength: 1 };
  if (typeof value !== 'string') return [name, { enum: value, description: meaning }];
  if (value === 'flag') return [name, { type: 'boolean', description: meaning }];
  const type = value === 'paths' ? { type: 'array', items: text } : text;
  return [name, { ...type, description: meaning }];
}
