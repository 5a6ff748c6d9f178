import type { RoomConfig } from '@foyer/config';
import type { FeedState, OpenFeedOptions } from '@foyer/feeds';
import type {
  CorrectionOutcome,
  EndedCorrection,
  Feed,
  Instant,
  InternalSchedule,
  RoomSchedule,
  Session,
} from '@foyer/schedule';

/** One eventfeed, and what has become of it. */
export interface ProgrammeSource {
  /** How it is fetched and read; the location may hold a password, so nothing to show as it is. */
  feed: OpenFeedOptions;
  timezone: string;
  /** The rooms of the config whose sessions come from it; never empty. */
  rooms: readonly RoomConfig[];
  /** What its fetching has come to. */
  state: FeedState;
  /** null: nothing could be read of it yet. */
  built: BuiltSource | null;
}

export interface BuiltSource {
  /** The whole programme without corrections, on the day that the config moves it to. */
  published: Feed;
  /** The whole programme as it is shown, corrected by the organisers, those rooms included that no room of the config takes. */
  feed: Feed;
  schedule: InternalSchedule;
  /** What has become of the corrections that are for it. */
  corrections: readonly CorrectionOutcome[];
  /** The rooms of the config that a session is in; one that is in none is not in the map. */
  roomsOf: ReadonlyMap<Session, readonly string[]>;
}

/** The programme of every room, as it stands now. The same object for as long as nothing in it changes. */
export interface Programme {
  sources: readonly ProgrammeSource[];
  /** By the config's name of the room. */
  schedules: ReadonlyMap<string, RoomSchedule>;
  /** Corrections that are over, as far as they are remembered. */
  endedCorrections: readonly EndedCorrection[];
  conference: { startsAt: Instant | null; endsAt: Instant | null; timezone: string };
  health: {
    /** `missing`: of some nothing could be read so far. */
    state: 'ok' | 'stale' | 'missing';
    at: Instant | null;
    /** Names of the rooms whose programme is missing. */
    lacking: readonly string[];
    /** Whether there is no other. */
    isAllMissing: boolean;
  };
}
