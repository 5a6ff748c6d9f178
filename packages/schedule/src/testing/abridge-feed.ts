import type { Feed } from '../model.ts';

/** What a fixture states: nothing that is null or an empty list, instants as text, problems in a line. */
export function abridgeFeed({ problems, ...feed }: Feed): unknown {
  return {
    ...Object.fromEntries(Object.entries(feed).map(([key, value]) => [key, omitNothings(value)])),
    problems: problems.map(({ severity, code, position }) =>
      [severity, code, position.line ?? position.path].filter(part => part !== undefined).join(' '),
    ),
  };
}

function omitNothings(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map(item => omitNothings(item));
  if (typeof value === 'number' && /^(?:starts|ends)At$/.test(key)) return new Date(value).toISOString();
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== null && !isEmptyList(item));
  return Object.fromEntries(entries.map(([name, item]) => [name, omitNothings(item, name)]));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
