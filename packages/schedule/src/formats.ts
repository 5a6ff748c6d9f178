import type { Feed, ParseOptions } from './model.ts';
import { parseFrab, recogniseFrab } from './parsers/frab.ts';
import { parseZookeepr, recogniseZookeepr } from './parsers/zookeepr.ts';

export type FormatName = 'frab' | 'zookeepr';

interface Format {
  name: FormatName;
  /** What else the configuration may call it. */
  aliases: readonly string[];
  parse: (text: string, options: ParseOptions) => Feed;
  /** Whether a text can only be meant as this format; cheap, it does not parse. */
  recognise: (text: string) => boolean;
}

export const FORMATS: readonly Format[] = [
  {
    name: 'frab',
    aliases: ['pentabarf', 'schedule.xml'],
    parse: parseFrab,
    recognise: recogniseFrab,
  },
  {
    name: 'zookeepr',
    aliases: ['eventfeed'],
    parse: parseZookeepr,
    recognise: recogniseZookeepr,
  },
];

/** The format that a configuration calls so, by its name or by what the ancestor called it. */
export function findFormat(name: string): FormatName | undefined {
  const wanted = name.trim().toLowerCase();
  return FORMATS.find(format => format.name === wanted || format.aliases.includes(wanted))?.name;
}
