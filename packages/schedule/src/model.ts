/**
 * The words of a programme. An instant is a number: milliseconds since 1970 in UTC, absolute from the
 * moment of parsing. What a source does not say is `null`, never an empty text, and never `false`.
 */
export type Instant = number;

/** Text as its source wrote it. `renderRichText` makes it safe HTML or plain text when it is shown. */
export interface RichText {
  format: 'html' | 'markdown' | 'text';
  source: string;
}

export interface Speaker {
  /** The id in the source, unique there or not; null where it has none. */
  id: string | null;
  name: string;
}

export interface Link {
  url: string;
  title: string;
}

/** Where in the source something stands: a line of XML (from 1), or a path of JSON (`[3].Start`). */
export interface SourcePosition {
  line?: number;
  path?: string;
}

/** Of several, the one that matters most to whoever wants to be there. */
export type SessionCorrectionKind =
  | 'cancelled'
  | 'reinstated'
  | 'relocated'
  | 'delayed'
  | 'advanced'
  | 'shortened';

/** What the programme says of a session where the organisers know better. */
export interface SessionCorrection {
  kind: SessionCorrectionKind;
  startsAt: Instant;
  endsAt: Instant | null;
  rooms: string[];
  /** What they say to it, for everybody. */
  note: string | null;
}

/** One entry of the programme. */
export interface Session {
  /** Stable over re-imports: the source's own id, or a hash of what does not move; never the start. */
  guid: string;
  title: string;
  subtitle: string | null;
  abstract: RichText | null;
  description: RichText | null;
  startsAt: Instant;
  /** null: the source does not say when it ends. */
  endsAt: Instant | null;
  /** Names of rooms as the source writes them, white space collapsed; more than one is one session in each. */
  rooms: string[];
  speakers: Speaker[];
  track: string | null;
  kind: string | null;
  /** As the source writes it, for example `en` or `de-formal`. */
  language: string | null;
  url: string | null;
  logo: string | null;
  links: Link[];
  doNotRecord: boolean | null;
  doNotStream: boolean | null;
  cancelled: boolean | null;
  position: SourcePosition;
  /** Only where `applyCorrections` has changed it. */
  correction?: SessionCorrection;
}

export interface FeedRoom {
  name: string;
  id: string | null;
  guid: string | null;
  slug: string | null;
}

export interface ConferenceDay {
  /** `YYYY-MM-DD`, the label the source gives the day. */
  date: string;
  startsAt: Instant | null;
  endsAt: Instant | null;
}

export interface ConferenceInfo {
  title: string | null;
  acronym: string | null;
  version: string | null;
  url: string | null;
  /** IANA name, if the source names a zone that exists. */
  timezone: string | null;
  /** Minutes after midnight until which a session still belongs to the day before, if the source says so. */
  dayChangeMinutes: number | null;
  days: ConferenceDay[];
}

/** `error`: something was lost. `warning`: something was read by a rule that may be wrong. */
export interface Problem {
  severity: 'error' | 'warning';
  /** Stable, kebab-case, for example `start-unreadable`. */
  code: string;
  /** What was expected, what came, what to do. */
  message: string;
  position: SourcePosition;
}

/** What a parser makes of an eventfeed. */
export interface Feed {
  conference: ConferenceInfo;
  rooms: FeedRoom[];
  sessions: Session[];
  problems: Problem[];
  /** False if the source broke off or could not be read as its format at all: a last good copy is better. */
  complete: boolean;
}

/** How to read a calendar where its maker and iCalendar do not agree, or iCalendar says nothing. */
export interface CalendarOptions {
  /** The property that names the room, in place of LOCATION: `CATEGORIES`, `RESOURCES`, `X-ROOM`. */
  roomField?: string;
  /** The property that names the speakers; without it they are taken from where they can only be meant. */
  speakerField?: string;
  /** What stands between title and speakers in SUMMARY, such as ` - ` for pretalx. Without it SUMMARY is the title. */
  speakerSeparator?: string;
  /** When events that repeat are sessions; without it, while the conference lasts. */
  repeatWithin?: { startsAt: Instant; endsAt: Instant };
}

export interface ParseOptions {
  /** IANA zone for times without an offset. */
  timezone: string;
  /** Other texts of the same programme, such as its speakers; the parser tells them apart by their content. */
  companions?: readonly string[];
  calendar?: CalendarOptions;
}

export interface SessionRow {
  type: 'session';
  startsAt: Instant;
  /**
   * Until the next row of the room begins if that is at most five minutes later and nothing between is cancelled;
   * else the session's end.
   */
  endsAt: Instant;
  session: Session;
}

export type GeneratedReason =
  | 'not-yet-started'
  | 'nothing-today'
  | 'not-yet-started-today'
  | 'break'
  | 'finished-today'
  | 'finished';

/** A generated session: it fills the time between those of the programme. */
export interface GeneratedRow {
  type: 'generated';
  reason: GeneratedReason;
  startsAt: Instant;
  endsAt: Instant;
  guid: string;
  title: string;
}

export type ScheduleRow = SessionRow | GeneratedRow;

/** A session that the programme has in a room, and a correction in others: when it would be there. */
export interface MovedSession {
  /** As it is now. */
  session: Session;
  startsAt: Instant;
  endsAt: Instant;
  /** What the rooms are called where it is. */
  to: readonly string[];
}

/**
 * Sorted by start, then end, and without gaps from `BEGINNING_OF_TIME` to `END_OF_TIME`; sessions may overlap.
 * Those that are cancelled fill no gap: a generated session says what there is in their time.
 */
export interface RoomSchedule {
  room: string;
  timezone: string;
  /** After midnight on the walls: until then it is the day before. */
  dayChangeMinutes: number;
  rows: readonly ScheduleRow[];
  /** By start; they are in none of the rows. */
  movedAway: readonly MovedSession[];
}

export interface InternalSchedule {
  conference: ConferenceInfo;
  /** The zone of the programme's days and of its wall times. */
  timezone: string;
  /** By the config's room name. */
  rooms: Readonly<Record<string, RoomSchedule>>;
  problems: Problem[];
}

/** Year 1 and year 9999: as far as an ISO 8601 date of four digits goes. */
export const BEGINNING_OF_TIME: Instant = -62_135_596_800_000;
export const END_OF_TIME: Instant = Date.UTC(9999, 11, 31, 23, 59, 59);
