/**
 * What the state of a session means for the programme, in the words of pretalx (`canceled`) and of
 * schedule2 (`CANCELED`): it takes place, it does not, it is not of the programme, or nobody knows.
 */
export type SessionState = 'confirmed' | 'cancelled' | 'unpublished' | 'unknown';

const STATES = new Map<string, SessionState>([
  ['accepted', 'confirmed'],
  ['confirmed', 'confirmed'],
  ['delayed', 'confirmed'],
  ['canceled', 'cancelled'],
  ['cancelled', 'cancelled'],
  ['withdrawn', 'cancelled'],
  ['draft', 'unpublished'],
  ['submitted', 'unpublished'],
  ['rejected', 'unpublished'],
  ['deleted', 'unpublished'],
]);

export function readSessionState(text: string | null): SessionState {
  return STATES.get((text ?? '').trim().toLowerCase()) ?? 'unknown';
}

const CANCELLED = { confirmed: false, cancelled: true, unpublished: null, unknown: null };

export function isCancelled(state: SessionState): boolean | null {
  return CANCELLED[state];
}
