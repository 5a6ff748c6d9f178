import { applyDelay } from './apply-delay.ts';
import { applyNow } from './apply-now.ts';
import type { CancelCorrection, Correction } from './correction.ts';
import { type DraftSession, isOvertaken, type ProgrammeDraft } from './programme-draft.ts';

/** Applies a correction and gives the sessions that it is about; null: its room is none of the config's. */
export function applyCorrection(draft: ProgrammeDraft, correction: Correction): DraftSession[] | null {
  if (correction.kind === 'cancel') return applyCancel(draft, correction);
  if (!draft.hasRoom(correction.room)) return null;
  return correction.kind === 'delay' ? applyDelay(draft, correction) : applyNow(draft, correction);
}

function applyCancel(draft: ProgrammeDraft, correction: CancelCorrection): DraftSession[] {
  const subject = draft.find(correction.guid);
  if (subject === undefined) return [];
  if (!isOvertaken(subject, correction)) draft.change(subject, { cancelled: true });
  return [subject];
}
