import type { ScheduleMap } from './schedule-map.ts';

/** A key of a map as a config or a file writes it. */
export interface ScheduleMapKey {
  field: keyof ScheduleMap;
  /** A path of a field or several, any text, true or false, or one of these words. */
  value: 'path' | 'paths' | 'text' | 'flag' | readonly string[];
  meaning: string;
}

const path = (field: keyof ScheduleMap, meaning: string): ScheduleMapKey => ({
  field,
  value: 'path',
  meaning,
});
const text = (field: keyof ScheduleMap, meaning: string): ScheduleMapKey => ({
  field,
  value: 'text',
  meaning,
});

const DATE_ORDERS = ['year-month-day', 'day-month-year', 'month-day-year'] as const;
const DURATION_UNITS = ['seconds', 'minutes', 'hours'] as const;
const TEXT_FORMATS = ['text', 'markdown', 'html'] as const;

/** By how they are written, those first that every map needs. */
export const SCHEDULE_MAP_KEYS: Readonly<Record<string, ScheduleMapKey>> = {
  items: path(
    'items',
    'JSON only: the list of sessions, or an object whose values they are. Without it, the whole document.',
  ),
  title: path('title', 'Its title. Required.'),
  start: path(
    'start',
    'When it begins: a date with a time, or a time of day where `date` says on which. Required.',
  ),
  date: path('date', 'The day of `start`, where that is a time of day.'),
  end: path('end', 'When it ends, written as `start`. A time of day before the start is on the next day.'),
  'end-date': path('endDate', 'The day of `end`, where it is not that of the start.'),
  duration: path(
    'duration',
    'How long it lasts, where no end is said: `H:MM`, or a number in `duration-unit`.',
  ),
  room: path('room', 'Its room, or a list of rooms.'),
  id: path('id', 'What it is called by the feed, and goes on being called when it is moved or renamed.'),
  subtitle: path('subtitle', 'A line under the title.'),
  abstract: path('abstract', 'A short text about it.'),
  description: path('description', 'A long one.'),
  speakers: path('speakers', 'A list of names, or of objects with a `speaker-name`, or names in one text.'),
  track: path('track', 'Its track.'),
  kind: path('kind', 'What it is: a talk, a workshop.'),
  language: path('language', 'In which it is held.'),
  url: path('url', 'Its page.'),
  logo: path('logo', 'The address of a picture.'),
  links: { field: 'links', value: 'paths', meaning: 'Further addresses.' },
  cancelled: path(
    'cancelled',
    'Whether it is cancelled: true or yes, false or no. With `!` in front of the path, the other way round; so with the next two.',
  ),
  'do-not-record': path('doNotRecord', 'Whether it must not be recorded.'),
  'do-not-stream': path('doNotStream', 'Whether it must not be streamed.'),
  'date-order': {
    field: 'dateOrder',
    value: DATE_ORDERS,
    meaning: 'How dates are written that do not begin with a year of four digits.',
  },
  'duration-unit': {
    field: 'durationUnit',
    value: DURATION_UNITS,
    meaning: 'Of a duration that is a number; `minutes` without it.',
  },
  'text-format': {
    field: 'textFormat',
    value: TEXT_FORMATS,
    meaning: 'Of abstracts and descriptions; `text` without it.',
  },
  'html-escaped': {
    field: 'isHtmlEscaped',
    value: 'flag',
    meaning: 'Whether titles and names are written as in HTML: `Don&#39;t`.',
  },
  'constant-room': text('constantRoom', 'The room of sessions that name none.'),
  'room-separator': text(
    'roomSeparator',
    'What stands between rooms in one text. Without it a text is one room.',
  ),
  'speaker-separator': text('speakerSeparator', 'What stands between speakers in one text; `,` without it.'),
  'speaker-name': text('speakerName', 'The name within a speaker that is an object; `name` without it.'),
};
