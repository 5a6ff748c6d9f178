import type { ConferenceInfo } from '../model.ts';

/** The acronym of a conference in the form that a schema demands, made of its title where it has none. */
export function writeAcronym(
  { acronym, title }: ConferenceInfo,
  date: string | undefined,
  pattern: RegExp,
): string {
  const given = (acronym ?? title ?? '').trim();
  if (pattern.test(given)) return given;
  const year = date?.slice(0, 4) ?? 'conf';
  const word = given
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  return word.length >= MIN_LENGTH ? word : `${word === '' ? 'conference' : word}_${year}`;
}

/** Of both schemas, though they write the rule differently. */
const MIN_LENGTH = 4;
