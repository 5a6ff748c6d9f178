import type { Config } from '@foyer/config';
import type {
  CorrectedSession,
  Correction,
  CorrectionOutcome,
  CorrectionState,
  Session,
} from '@foyer/schedule';
import { formatDay, formatDayTime, formatSpan } from './format-times.ts';

const MINUTE_MS = 60_000;

/** `Main Hall runs 10 minutes late` */
export function nameCorrection(
  correction: Correction,
  { rooms }: Config,
  titleOf: (guid: string) => string,
): string {
  const titled = (name: string) => rooms.find(room => room.name === name)?.title ?? name;
  switch (correction.kind) {
    case 'delay': {
      const { room, byMs, untilEndOfDay } = correction;
      const side = byMs > 0 ? 'late' : 'early';
      const extent = untilEndOfDay ? ' until the end of the day' : '';
      return `${titled(room)} runs ${formatLength(Math.abs(byMs))} ${side}${extent}`;
    }
    case 'now':
      return `“${titleOf(correction.guid)}” is what is on in ${titled(correction.room)}`;
    case 'cancel':
      return `“${titleOf(correction.guid)}” is cancelled`;
  }
}

/** What it does to each session, in the zone of the programme: a line for each day, and one for each session. */
export function describeChanges(changes: readonly CorrectedSession[], timezone: string): string[] {
  const sorted = changes.toSorted((a, b) => a.after.startsAt - b.after.startsAt);
  const days = Map.groupBy(sorted, ({ after }) => formatDay(after.startsAt, timezone));
  return [...days].flatMap(([day, ofDay]) => [
    `${day}, ${timezone}`,
    ...ofDay.map(change => `  ${describeChange(change, { day, timezone })}`),
  ]);
}

/** What one does to a programme, by the clocks of those who read it so. */
export interface ReadChanges {
  changes: readonly CorrectedSession[];
  timezone: string;
}

/** The same in each zone of rooms that have it; what several programmes have alike, as the first has it. */
export function describeReadChanges(read: readonly ReadChanges[]): string[] {
  const told = new Set<string>();
  return read.flatMap(({ changes, timezone }) => {
    const isNew = ({ after, before }: CorrectedSession) => {
      const what = JSON.stringify([timezone, after.guid, before.startsAt, after.startsAt]);
      return !told.has(what) && told.add(what);
    };
    return describeChanges(changes.filter(isNew), timezone);
  });
}

function describeChange(
  { before, after, published }: CorrectedSession,
  { day, timezone }: { day: string; timezone: string },
): string {
  const span = (session: Session) => {
    const itsDay = formatDay(session.startsAt, timezone);
    return `${itsDay === day ? '' : `${itsDay}, `}${formatSpan(session, timezone, [before, after, published])}`;
  };
  const isMoved = before.startsAt !== after.startsAt || before.endsAt !== after.endsAt;
  const times = isMoved ? `${span(before)} → ${span(after)}` : span(after);
  const remarks = [
    ...(before.cancelled !== after.cancelled
      ? [after.cancelled ? 'cancelled' : 'takes place after all']
      : []),
    ...(before.rooms.join('\n') !== after.rooms.join('\n')
      ? [`moves here from ${before.rooms.join(', ') || 'no room'}`]
      : []),
    ...(before.startsAt !== published.startsAt ? [`planned for ${span(published)}`] : []),
  ];
  const remark = remarks.length > 0 ? ` (${remarks.join('; ')})` : '';
  return `${times}  ${after.title}${remark}`;
}

/** `ends by itself on Thursday 26 November, 04:00` */
export function describeEnd({ expiresAt }: Pick<CorrectionOutcome, 'expiresAt'>, timezone: string): string {
  return `ends by itself on ${formatDayTime(expiresAt, timezone)}`;
}

/** Why a correction does nothing; null if it does something. */
export function explainState(state: CorrectionState): string | null {
  switch (state) {
    case 'applies':
      return null;
    case 'expired':
      return 'is over';
    case 'overtaken':
      return 'does nothing any more: the programme itself has moved what it is about';
    case 'room-unknown':
      return 'does nothing: the config has no such room';
    case 'session-unknown':
      return 'does nothing: the programme has no session that it could be about';
  }
}

/** `10 minutes`, `1 hour`, `90 minutes`, `45 seconds` */
function formatLength(lengthMs: number): string {
  const units: [string, number][] = [
    ['hour', 60 * MINUTE_MS],
    ['minute', MINUTE_MS],
  ];
  const [unit, unitMs] = units.find(([, each]) => lengthMs % each === 0) ?? ['second', 1_000];
  const number = lengthMs / unitMs;
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
