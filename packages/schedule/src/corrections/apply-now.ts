import type { NowCorrection } from './correction.ts';
import { listInTurn } from './list-in-turn.ts';
import { type DraftSession, isOvertaken, type ProgrammeDraft } from './programme-draft.ts';
import { pushFollowing } from './push-following.ts';

/**
 * Lets a session begin at an instant and keep its length. What runs in the room then ends; what begins later
 * that day waits until it is over, as far as breaks do not suffice. What stands beside it in the programme
 * itself, such as an exhibition all day, is left alone. A session of another room is moved into this one.
 * Gives the sessions that it is about; none if it finds none.
 */
export function applyNow(draft: ProgrammeDraft, correction: NowCorrection): DraftSession[] {
  const { room, guid, at } = correction;
  const subject = draft.find(guid);
  if (subject === undefined) return [];
  if (isOvertaken(subject, correction)) return [subject];
  const day = draft.days.getDay(at);
  const others = listInTurn(draft, { room, held: draft.listHeld(room), subject });
  const lengthMs = draft.getLengthMs(subject);
  subject.day = day;
  begin(draft, { subject, room, at, lengthMs });
  for (const { draft: running, startsAt, endsAt } of others) {
    if (startsAt < at && at < endsAt) draft.change(running, { endsAt: at });
  }
  const stoppedAt = pushFollowing(draft, {
    correction,
    following: others.filter(placed => placed.startsAt >= at && draft.isOf(day, placed)),
    ends: [{ before: at, after: at + lengthMs }],
  });
  return stoppedAt === undefined ? [subject] : [subject, stoppedAt.draft];
}

function begin(
  draft: ProgrammeDraft,
  { subject, room, at, lengthMs }: { subject: DraftSession; room: string; at: number; lengthMs: number },
): void {
  const { session } = subject;
  draft.change(subject, {
    startsAt: at,
    endsAt: session.endsAt === null ? null : at + lengthMs,
    ...(draft.isIn(room, session) ? {} : { rooms: [draft.getFeedName(room)] }),
    ...(session.cancelled === true ? { cancelled: false } : {}),
  });
}
