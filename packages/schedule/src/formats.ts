import type { Format } from './parsers/format.ts';
import { frabFormat } from './parsers/frab.ts';
import { zookeeprFormat } from './parsers/zookeepr.ts';

/** In the order in which a content is tried: what is told apart most surely comes first. */
const formats = [frabFormat, zookeeprFormat] as const;

export type FormatName = (typeof formats)[number]['name'];

export const FORMATS: readonly Format<FormatName>[] = formats;

/** The format that a configuration calls so, by its name or by what the ancestor called it. */
export function findFormat(name: string): FormatName | undefined {
  const wanted = name.trim().toLowerCase();
  return FORMATS.find(format => format.name === wanted || format.aliases.includes(wanted))?.name;
}
