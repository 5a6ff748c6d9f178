import { readProlog } from './read-prolog.ts';

const ROOT_NAME = /<([^\s<>/!?]+)(?=[\s>/])/y;

/** The name of a document's root element, without reading the rest; null if no element comes first. */
export function findRootName(source: string): string | null {
  ROOT_NAME.lastIndex = readProlog(source).end;
  return ROOT_NAME.exec(source)?.[1] ?? null;
}
