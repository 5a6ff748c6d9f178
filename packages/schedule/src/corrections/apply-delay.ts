import type { DelayCorrection } from './correction.ts';
import { type DraftSession, isOvertaken, type PlacedDraft, type ProgrammeDraft } from './programme-draft.ts';
import { pushFollowing } from './push-following.ts';

/**
 * Moves the session that a delay is about, and what follows it on its day. Gives the sessions that it is about,
 * those included that it leaves alone because the programme has been re-timed; none if it finds none.
 */
export function applyDelay(draft: ProgrammeDraft, correction: DelayCorrection): DraftSession[] {
  const { byMs, untilEndOfDay } = correction;
  const held = draft.listHeld(correction.room);
  const first = findFirst(draft, held, correction);
  if (first === undefined) return [];
  const day = draft.days.getDay(first.startsAt);
  const following = held.filter(
    ({ startsAt }) => startsAt > first.startsAt && draft.days.getDay(startsAt) === day,
  );
  const shifted = held.filter(({ startsAt }) => startsAt === first.startsAt);
  if (untilEndOfDay) shifted.push(...following);
  const movable = shifted.filter(placed => !isOvertaken(placed.draft, correction));
  for (const placed of movable) draft.move(placed, byMs);
  if (byMs < 0 && movable.includes(first)) cutShort(draft, { held, first, byMs });
  const concerned = shifted.map(placed => placed.draft);
  if (untilEndOfDay || byMs < 0) return concerned;
  const ends = movable.map(({ endsAt }) => ({ before: endsAt, after: endsAt + byMs }));
  const stoppedAt = pushFollowing(draft, { correction, following, ends });
  return stoppedAt === undefined ? concerned : [...concerned, stoppedAt.draft];
}

/**
 * The session that is known by its guid, or the one that runs at the instant, or the next of that day. What lasts
 * all day beside the others is not the one that is late, also in their breaks.
 */
function findFirst(
  draft: ProgrammeDraft,
  held: readonly PlacedDraft[],
  { guid, from, untilEndOfDay }: DelayCorrection,
): PlacedDraft | undefined {
  if (guid !== null) {
    const known = held.find(({ session }) => session.guid === guid);
    // A day that runs late goes on doing so when its first session is taken out of the programme.
    if (known !== undefined || !untilEndOfDay) return known;
  }
  const running = held.filter(({ startsAt, endsAt }) => startsAt <= from && from < endsAt);
  const late = running.findLast(placed => held.filter(other => spans(placed, other)).length < BACKDROP_SPANS);
  if (late !== undefined) return late;
  const day = draft.days.getDay(from);
  const next = held.find(({ startsAt }) => startsAt >= from && draft.days.getDay(startsAt) === day);
  return next ?? running.at(-1);
}

/** A talk may have its questions within it, or a pause; what has two sessions within it is what they stand before. */
const BACKDROP_SPANS = 2;

function spans(longer: PlacedDraft, shorter: PlacedDraft): boolean {
  const isWithin = longer.startsAt <= shorter.startsAt && shorter.endsAt <= longer.endsAt;
  const lengthOf = ({ startsAt, endsAt }: PlacedDraft) => endsAt - startsAt;
  return isWithin && 0 < lengthOf(shorter) && lengthOf(shorter) < lengthOf(longer);
}

/** What was over when a session should have begun is over when it begins now. */
function cutShort(
  draft: ProgrammeDraft,
  { held, first, byMs }: { held: readonly PlacedDraft[]; first: PlacedDraft; byMs: number },
): void {
  const at = first.startsAt + byMs;
  for (const { draft: earlier, startsAt, endsAt } of held) {
    if (startsAt < at && at < endsAt && endsAt <= first.startsAt) draft.change(earlier, { endsAt: at });
  }
}
