import type { RichText } from '../model.ts';
import type { DateOrder } from '../times/parse-loose-date-time.ts';

/**
 * Says where a feed in JSON or CSV has what a session has, so that a feed that nobody knew can be read. In
 * CSV a path is the name of a column; in JSON it leads from the session to its field, its parts separated by
 * dots: a key, an index, `*` for each value of a list, `^` for what encloses a value, `@key` for the key
 * under which it stands. `SCHEDULE_MAP_KEYS` says how a config writes these keys.
 *
 * @example
 * // {"days": [{"date": "2026-11-20", "halls": {"Ada": [{"name": "Rain", "from": "10:00", "minutes": 45}]}}]}
 * { items: 'days.*.halls.*', title: 'name', date: '^.^.^.date', start: 'from', duration: 'minutes', room: '^.@key' }
 */
export interface ScheduleMap {
  /** JSON only: path of the list of sessions from the whole document, or of an object whose values they are; without it, the document. */
  items?: string | undefined;
  title: string;
  /** A date with a time; or a time of day, if `date` says on which day. */
  start: string;
  /** Stable, if the feed has one. */
  id?: string | undefined;
  date?: string | undefined;
  /** As `start`; a time of day before that of the start is on the next day, unless `endDate` says on which. */
  end?: string | undefined;
  endDate?: string | undefined;
  /** `H:MM`, or a number in `durationUnit`. */
  duration?: string | undefined;
  subtitle?: string | undefined;
  abstract?: string | undefined;
  description?: string | undefined;
  room?: string | undefined;
  /** A list of texts, or of objects with a `speakerName`, or one text. */
  speakers?: string | undefined;
  track?: string | undefined;
  kind?: string | undefined;
  language?: string | undefined;
  url?: string | undefined;
  logo?: string | undefined;
  links?: readonly string[] | undefined;
  /** These three: true or yes, false or no; with `!` before the path it is the other way round. */
  cancelled?: string | undefined;
  doNotRecord?: string | undefined;
  doNotStream?: string | undefined;

  /** The room of sessions that name none. */
  constantRoom?: string | undefined;
  /** What separates rooms in one text; without it a text is one room. */
  roomSeparator?: string | undefined;
  /** What separates speakers in one text; `,` without it. */
  speakerSeparator?: string | undefined;
  /** Path of the name within a speaker; `name` without it. */
  speakerName?: string | undefined;
  /** Only years of four digits in front are read without it. */
  dateOrder?: DateOrder | undefined;
  /** `minutes` without it. */
  durationUnit?: 'seconds' | 'minutes' | 'hours' | undefined;
  /** Of abstracts and descriptions; `text` without it. */
  textFormat?: RichText['format'] | undefined;
  /** Whether titles, names and the like are escaped as HTML (`Don&#39;t`). */
  isHtmlEscaped?: boolean | undefined;
}

/** The keys of a map that are paths from a session. */
export const MAPPED_FIELDS = [
  ...(['title', 'start', 'id', 'date', 'end', 'endDate', 'duration', 'subtitle', 'abstract'] as const),
  ...(['description', 'room', 'speakers', 'track', 'kind', 'language', 'url', 'logo'] as const),
  ...(['cancelled', 'doNotRecord', 'doNotStream'] as const),
] as const satisfies readonly (keyof ScheduleMap)[];

export type MappedField = (typeof MAPPED_FIELDS)[number];
