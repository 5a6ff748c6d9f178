import type { FieldReader } from '../json/field-reader.ts';
import type { ProblemLog } from '../problem-log.ts';
import { collapseToNull } from '../text/white-space.ts';

/** The title of a session on one line; `Untitled`, which is reported, if it has none. */
export function readTitle(item: FieldReader, key: string, log: ProblemLog): string {
  const title = collapseToNull(item.text(key) ?? '');
  if (title === null) log.warn('title-missing', 'The session has no title.', { path: item.path });
  return title ?? 'Untitled';
}
