import type { RoomState, RoomStateDetail, SessionFlags } from '@foyer/room';
import type { Instant } from '@foyer/schedule';
import { formatTime, formatTimeNear, nameOtherZone, type TimePlace } from './format-time.ts';

/** How a state looks: the colour it may take. */
export type StateTone = 'live' | 'starting' | 'neutral' | 'withheld' | 'fault' | 'faded';

export interface StateWords {
  /** One or two words for a badge. */
  label: string;
  /** One sentence for a page of its own. */
  sentence: string;
  tone: StateTone;
  /** What a countdown may run to. */
  countdownTo: Instant | null;
}

/** Says a state in words. The only place that does, so that every page says the same. */
export function describeState<S extends SessionFlags>(
  state: RoomState<S>,
  { at, ...place }: TimePlace & { at: Instant },
): StateWords {
  switch (state.kind) {
    case 'live':
      return { label: 'Live', sentence: 'Live now', tone: 'live', countdownTo: null };
    case 'external':
      return { label: 'Live', sentence: 'Live on YouTube', tone: 'live', countdownTo: null };
    case 'starting':
      return {
        label: 'Starting soon',
        sentence: state.withheld
          ? `Starts ${formatStart(state.startsAt, state.startsAt, place)}, not streamed at the speaker’s request`
          : `Starts ${formatStart(state.startsAt, state.startsAt, place)}`,
        tone: 'starting',
        countdownTo: state.startsAt,
      };
    case 'break':
      return {
        label: 'Break',
        sentence: `Back ${formatStart(state.until, at, place)}`,
        tone: 'neutral',
        countdownTo: state.until,
      };
    case 'not-streamed':
      return {
        label: 'Not streamed',
        sentence: 'Not streamed at the speaker’s request',
        tone: 'withheld',
        countdownTo: state.until,
      };
    case 'technical-fault':
      return {
        label: 'No picture',
        sentence: describeFault(state, { at, ...place }),
        tone: 'fault',
        countdownTo: null,
      };
    case 'not-started':
      if (state.unplanned) {
        const sentence = 'Nothing is planned in this room';
        return { label: 'Nothing planned', sentence, tone: 'faded', countdownTo: null };
      }
      return {
        label: 'Not started',
        sentence:
          state.startsAt === null ? 'Not started yet' : `Starts ${formatStart(state.startsAt, at, place)}`,
        tone: 'neutral',
        countdownTo: state.startsAt,
      };
    case 'finished':
      return describeFinished(state, { at, ...place });
  }
}

function describeFinished(
  state: Extract<RoomStateDetail, { kind: 'finished' }>,
  { at, ...place }: TimePlace & { at: Instant },
): StateWords {
  const tone = 'faded';
  switch (state.over) {
    case 'conference':
      return { label: 'Finished', sentence: 'That was all. Thank you for watching', tone, countdownTo: null };
    case 'room':
      return { label: 'Finished', sentence: 'That was all in this room', tone, countdownTo: null };
    case 'day':
    case 'free-day': {
      const label = state.over === 'day' ? 'Nothing more today' : 'Nothing today';
      const sentence = `${label}, back ${formatStart(state.resumesAt, at, place)}`;
      return { label, sentence, tone, countdownTo: state.resumesAt };
    }
  }
}

/** `at 10:00`, `on Saturday at 10:00`, `on Wednesday 1 July at 10:00` */
function formatStart(startsAt: Instant, at: Instant, place: TimePlace): string {
  const text = formatTimeNear(startsAt, at, place);
  const time = formatTime(startsAt, place);
  const day = text.slice(0, -time.length).replace(/[ ,]+$/, '');
  const zone = nameOtherZone(startsAt, place);
  return day === '' ? `at ${time}${zone}` : `on ${day} at ${time}${zone}`;
}

function describeFault(
  state: { since: Instant; cause: 'encoder-lost' | 'encoder-never-registered' | 'tracker-unreachable' },
  { at, ...place }: TimePlace & { at: Instant },
): string {
  switch (state.cause) {
    case 'encoder-lost':
      return `No picture since ${formatTimeNear(state.since, at, place)}${nameOtherZone(state.since, place)}, we are on it`;
    case 'encoder-never-registered':
      return 'No camera has reported from this room yet';
    case 'tracker-unreachable':
      return 'We cannot tell at the moment whether there is a picture';
  }
}
