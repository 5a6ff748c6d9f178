import type { DelayCorrection } from './correction.ts';
import { listInTurn } from './list-in-turn.ts';
import { type DraftSession, isOvertaken, type PlacedDraft, type ProgrammeDraft } from './programme-draft.ts';
import { pushFollowing } from './push-following.ts';

/**
 * Moves the session that a delay is about, and what follows it on its day. Gives the sessions that it is about,
 * those included that it leaves alone because the programme has been re-timed; none if it finds none.
 */
export function applyDelay(draft: ProgrammeDraft, correction: DelayCorrection): DraftSession[] {
  const { byMs, untilEndOfDay } = correction;
  const held = draft.listHeld(correction.room);
  const inTurn = listInTurn(draft, { room: correction.room, held });
  const first = findFirst(draft, { held, inTurn, correction });
  if (first === undefined) return [];
  const { day } = first.draft;
  const following = inTurn.filter(placed => placed.startsAt > first.startsAt && draft.isOf(day, placed));
  const shifted = inTurn.includes(first)
    ? inTurn.filter(each => each.startsAt === first.startsAt && beganTogether(each, { first, correction }))
    : [first];
  if (untilEndOfDay) shifted.push(...following);
  const movable = shifted.filter(placed => !isOvertaken(placed.draft, correction));
  for (const placed of movable) draft.move(placed, byMs);
  if (byMs < 0 && movable.includes(first)) cutShort(draft, { inTurn, first, byMs });
  const concerned = shifted.map(placed => placed.draft);
  if (untilEndOfDay || byMs < 0) return concerned;
  const ends = movable.map(({ endsAt }) => ({ before: endsAt, after: endsAt + byMs }));
  const stoppedAt = pushFollowing(draft, { correction, following, ends });
  return stoppedAt === undefined ? concerned : [...concerned, stoppedAt.draft];
}

interface FindFirstOptions {
  held: readonly PlacedDraft[];
  inTurn: readonly PlacedDraft[];
  correction: DelayCorrection;
}

/**
 * The session that is known by its guid, or the one that runs at the instant, or the next of that day. What lasts
 * all day beside the others is not the one that is late, also in their breaks, unless nothing else comes.
 */
function findFirst(
  draft: ProgrammeDraft,
  { held, inTurn, correction }: FindFirstOptions,
): PlacedDraft | undefined {
  const { guid, from, untilEndOfDay, publishedStarts } = correction;
  const knownStart = guid === null ? undefined : publishedStarts.get(guid);
  if (guid !== null) {
    const known = held.find(({ session }) => session.guid === guid);
    if (known !== undefined && !(knownStart !== undefined && wasOver(known, correction))) return known;
    // A room that runs late goes on doing so when its first session leaves it, be it with what had moved it there. One
    // that it never had is no reason to move another.
    if (known === undefined && !untilEndOfDay && knownStart === undefined) return undefined;
  }
  // In the small hours the first session may be of the day before, which is the day that runs late.
  const day = draft.days.getDay(knownStart ?? from);
  const isMeant = (placed: PlacedDraft) => knownStart === undefined || draft.isOf(day, placed);
  const runs = (placed: PlacedDraft) => placed.startsAt <= from && from < placed.endsAt && isMeant(placed);
  const isNext = (placed: PlacedDraft) => placed.startsAt >= from && draft.isOf(day, placed);
  return inTurn.findLast(runs) ?? inTurn.find(isNext) ?? held.findLast(runs) ?? held.find(isNext);
}

/** Whether a session was over at the instant where it is now, though not where it was when the delay was made. */
function wasOver({ draft, startsAt, endsAt }: PlacedDraft, correction: DelayCorrection): boolean {
  const { from } = correction;
  return startsAt < from && endsAt <= from && !isOvertaken(draft, correction);
}

/**
 * Whether what begins together with the first one now did so when the delay was made, as far as that is known. Then
 * it was moved too, and whatever the programme has done to one of them since it has done to both.
 */
function beganTogether(
  each: PlacedDraft,
  { first, correction }: { first: PlacedDraft; correction: DelayCorrection },
): boolean {
  const { publishedStarts, untilEndOfDay } = correction;
  // Of a day that runs late everything does, also what is new in the programme.
  if (each === first || untilEndOfDay || !publishedStarts.has(first.session.guid)) return true;
  return (
    publishedStarts.has(each.session.guid) &&
    isOvertaken(each.draft, correction) === isOvertaken(first.draft, correction)
  );
}

/** What was over when a session should have begun is over when it begins now. */
function cutShort(
  draft: ProgrammeDraft,
  { inTurn, first, byMs }: { inTurn: readonly PlacedDraft[]; first: PlacedDraft; byMs: number },
): void {
  const at = first.startsAt + byMs;
  for (const { draft: earlier, startsAt, endsAt } of inTurn) {
    if (startsAt < at && at < endsAt && endsAt <= first.startsAt) draft.change(earlier, { endsAt: at });
  }
}
