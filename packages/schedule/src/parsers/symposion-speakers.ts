import { createFieldReader, type FieldReader, isJsonObject } from '../json/field-reader.ts';
import type { Speaker } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { collapseToNull, trimToNull } from '../text/white-space.ts';

/** Objects with name and id in `speakers`; before them names in `authors`, which stay beside them. */
export function readSymposionSpeakers(slot: FieldReader, log: ProblemLog): Speaker[] {
  for (const key of ['speakers', 'authors', 'presenters', 'speaker_name']) {
    const value = slot.raw(key);
    const items = typeof value === 'string' ? value.split(',') : slot.list(key);
    const speakers = items.flatMap((item, index) => readPerson(item, `${slot.path}.${key}[${index}]`, log));
    if (speakers.length > 0) return speakers;
  }
  return [];
}

function readPerson(value: unknown, path: string, log: ProblemLog): Speaker[] {
  const person = isJsonObject(value) ? createFieldReader({ value, path, log }) : null;
  const text = person === null ? value : person.text('name');
  const name = typeof text === 'string' ? collapseToNull(text) : null;
  if (name === null) return [];
  return [{ id: trimToNull(person?.text('id') ?? person?.text('speaker_id') ?? ''), name }];
}
