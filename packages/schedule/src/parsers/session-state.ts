import type { FieldReader } from '../json/field-reader.ts';
import type { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';

/** What the words of pretalx (`canceled`) and of schedule2 (`CANCELED`) mean for who reads the programme. */
const STATES = new Map<string, 'held' | 'cancelled' | 'unpublished'>([
  ['accepted', 'held'],
  ['confirmed', 'held'],
  ['delayed', 'held'],
  ['canceled', 'cancelled'],
  ['cancelled', 'cancelled'],
  ['withdrawn', 'cancelled'],
  ['draft', 'unpublished'],
  ['submitted', 'unpublished'],
  ['rejected', 'unpublished'],
  ['deleted', 'unpublished'],
]);

/** Whether a session's `state` says that it is cancelled; `unpublished`, which is reported, if it is none of the programme. */
export function readState(item: FieldReader, log: ProblemLog): boolean | null | 'unpublished' {
  const text = item.text('state')?.trim() ?? '';
  const state = STATES.get(text.toLowerCase());
  if (state === undefined) return null;
  if (state !== 'unpublished') return state === 'cancelled';
  const message = `The state is ${shorten(text, 20)}, so the session is no part of the programme and left out.`;
  log.warn('session-unpublished', message, { path: `${item.path}.state` });
  return 'unpublished';
}
