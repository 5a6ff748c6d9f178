import type { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';
import type { Correction } from './correction.ts';
import type { CorrectionOutcome } from './correction-outcome.ts';

/** Warns of a correction that does nothing, or not all that it should. */
export function reportOutcome({ correction, state, overtaken }: CorrectionOutcome, log: ProblemLog): void {
  const subject = `The correction ${shorten(correction.id)} (${describeCorrection(correction)})`;
  if (state === 'room-unknown') {
    log.warn(
      'correction-room-unknown',
      `${subject} names a room that the config does not have. Take it back, or correct its room.`,
    );
  } else if (state === 'session-unknown') {
    log.warn(
      'correction-session-unknown',
      `${subject} finds no session in the programme that it could be about. Take it back, or correct what it names.`,
    );
  }
  for (const session of overtaken) {
    log.warn(
      'correction-overtaken',
      `${subject} leaves “${shorten(session.title)}” alone: since it was made, the programme itself has moved that session. Take it back, or make it anew if it is still needed.`,
      session.position,
    );
  }
}

function describeCorrection(correction: Correction): string {
  switch (correction.kind) {
    case 'delay':
      return `delay in ${shorten(correction.room)}`;
    case 'now':
      return `${shorten(correction.guid)} is on now in ${shorten(correction.room)}`;
    case 'cancel':
      return `cancellation of ${shorten(correction.guid)}`;
  }
}
