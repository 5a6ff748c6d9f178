import { describeJsonType, isJsonObject } from '../json/field-reader.ts';
import { shorten } from '../text/shorten.ts';
import { MAPPED_FIELDS, type ScheduleMap } from './schedule-map.ts';

const TEXT_KEYS = [
  ...MAPPED_FIELDS,
  ...(['items', 'constantRoom', 'roomSeparator', 'speakerSeparator', 'speakerName'] as const),
] as const satisfies readonly (keyof ScheduleMap)[];

const CHOICES = {
  dateOrder: ['year-month-day', 'day-month-year', 'month-day-year'],
  durationUnit: ['seconds', 'minutes', 'hours'],
  textFormat: ['html', 'markdown', 'text'],
} as const satisfies { [Key in keyof ScheduleMap]?: readonly ScheduleMap[Key][] };

const KEYS = [...new Set<string>([...TEXT_KEYS, ...Object.keys(CHOICES), 'links', 'isHtmlEscaped'])].sort();

/** A map of fields as somebody wrote it, in JSON; or what is wrong with it, all at once. */
export function readScheduleMap(value: unknown): { map: ScheduleMap } | { problems: string[] } {
  if (!isJsonObject(value)) {
    return {
      problems: [
        `Expected an object such as {"title": "name", "start": "begins"}, but ${describeJsonType(value)} came.`,
      ],
    };
  }
  const problems = Object.entries(value).flatMap(([key, field]) => {
    const expected = findExpected(key, field);
    return expected === null ? [] : [expected];
  });
  const missing = ['title', 'start'].filter(key => value[key] === undefined);
  problems.push(...missing.map(key => `Expected “${key}”, the path of it in a session, but there is none.`));
  // Every key was held to its type above.
  return problems.length > 0 ? { problems } : { map: value as unknown as ScheduleMap };
}

/** null: the field is as it should be. */
function findExpected(key: string, value: unknown): string | null {
  if (!KEYS.includes(key)) return `There is no “${shorten(key, 40)}” in a map; there are ${KEYS.join(', ')}.`;
  const choices: readonly string[] | undefined = Object.hasOwn(CHOICES, key)
    ? CHOICES[key as keyof typeof CHOICES]
    : undefined;
  const came = `but ${typeof value === 'string' ? `“${shorten(value, 40)}”` : describeJsonType(value)} came`;
  if (choices !== undefined) {
    return choices.includes(String(value))
      ? null
      : `Expected “${key}” to be one of ${choices.join(', ')}, ${came}.`;
  }
  if (key === 'links') {
    const isList = Array.isArray(value) && value.every(item => typeof item === 'string');
    return isList ? null : `Expected “links” to be a list of paths, ${came}.`;
  }
  if (key === 'isHtmlEscaped') {
    return typeof value === 'boolean' ? null : `Expected “isHtmlEscaped” to be true or false, ${came}.`;
  }
  return typeof value === 'string' && value !== '' ? null : `Expected “${key}” to be a path, ${came}.`;
}
