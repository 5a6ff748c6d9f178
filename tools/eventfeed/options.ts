import { CALENDAR_KEYS, type CalendarKeys, readCalendarKeys } from '@foyer/config';
import { FORMAT_NAMES, type FormatName, findFormat, isTimezone } from '@foyer/schedule';
import { parseOptions } from '../command/parse-options.ts';
import { UsageError } from '../command/usage-error.ts';

export const USAGE = `Usage: npm run -s eventfeed2internal -- FILE_OR_URL [OPTION …]
       npm run -s eventfeed2internal -- --config FILE [--room ROOM] [FILE_OR_URL] [VIEW]

Reads a conference programme in any format, as the portal does, and prints the internal schedule as JSON, with
every room of the programme as a room. What is wrong with the programme goes to standard error. In place of a file
- stands for standard input: curl … | npm run -s eventfeed2internal -- - --rooms

As a config has it, with its rooms:
  --config FILE      reads the programme of its rooms, as they say how, and gives its sessions to these rooms. With
                     FILE_OR_URL reads that in place of the programme, to see what it would come to
  --room ROOM        the room whose programme it is, where the rooms have several

How it is read otherwise:
  --format F         the format; by default it is recognised from the content
  --timezone TZ      IANA zone of times without an offset, and of the days; by default what the programme
                     itself names, or else UTC
  --language TAG     in which to ask for it, where the source has several; default: en
  --companion FILE_OR_URL
                     what belongs to it, such as its speakers; may be given several times
  --map FILE         a JSON object that says where a feed in JSON or CSV of no known format has what, for
                     example {"items": "talks", "title": "name", "start": "begins", "room": "hall.name"}; it is
                     the value of schedule-map in a config, see docs/schedule-map.md
  --room-field PROPERTY, --speaker-field PROPERTY
                     iCalendar only: where the room and the speakers are, such as CATEGORIES or X-SPEAKER
  --speaker-separator TEXT
                     what stands between title and speakers in SUMMARY, such as " - "
  --first-day DAY --last-day DAY
                     on which days events that repeat are sessions, such as 2026-11-20

What is printed instead, one of:
  --to FORMAT        xml (schedule.xml of the c3voc), json (its schedule.json), ics (iCalendar), or internal
  --sessions         one line for each session: startUTC|endUTC|room|title
  --rooms            one line for each room: how many sessions it has, from when to when, its name and ids, and
                     with --config the rooms that take it; then what is left over on both sides
  --problems         all that is wrong with the programme, with its code and its place in the source
  --diff OLD         what differs from an older copy, a file or URL read in the same way: sessions added,
                     removed, cancelled, moved and by how much, renamed, in other rooms, a line each. How many
                     of what goes to standard error; the exit code is the same whether something differs or not

  --help             this text

Formats: ${FORMAT_NAMES.join(', ')}.

Exit code 0: the programme came whole, whatever --problems lists of it or of its companions; 1: it, OLD or a
companion cannot be fetched, it or OLD is no programme, or is read only in part, since it breaks off or lacks pages:
that part is printed all the same; 2: the command, or the config, is wrong.
`;

export const OUTPUTS = ['internal', 'xml', 'json', 'ics'] as const;

export type View =
  | { kind: (typeof OUTPUTS)[number] }
  | { kind: 'sessions' | 'rooms' | 'problems' }
  | { kind: 'diff'; old: string };

export interface EventfeedOptions {
  /** undefined: the programme of the config. */
  location: string | undefined;
  /** null: as the other options say. */
  config: { file: string; room: string | undefined } | null;
  /** undefined: recognised from the content. */
  format: FormatName | undefined;
  /** undefined: what the programme names, or else UTC. */
  timezone: string | undefined;
  language: string;
  companions: readonly string[];
  mapFile: string | undefined;
  /** null: as iCalendar has it. */
  calendar: CalendarKeys | null;
  view: View;
}

/** @returns null if the usage was asked for. Throws `UsageError`. */
export function parseEventfeedOptions(argv: readonly string[]): EventfeedOptions | null {
  const { values, positionals } = readValues(argv);
  if (values.help) return null;
  const [location, ...rest] = positionals;
  const config = readConfig(values);
  if (rest.length > 0 || (location === undefined && config === null)) {
    throw new UsageError('Expected one FILE_OR_URL, or --config FILE.');
  }
  if (values.map !== undefined && values.format !== undefined) {
    throw new UsageError('Expected --map or --format: a map is for a feed of no known format.');
  }
  if (values.map !== undefined && values.companion !== undefined) {
    throw new UsageError('Expected --map or --companion: a map is for one document.');
  }
  const format = readFormat(values.format);
  const calendar = readCalendar(values);
  if (calendar !== null && (values.map !== undefined || (format ?? 'icalendar') !== 'icalendar')) {
    throw new UsageError(
      'Options about iCalendar are for iCalendar alone: leave them out, or --format and --map.',
    );
  }
  return {
    location,
    config,
    format,
    timezone: readTimezone(values.timezone),
    language: values.language ?? 'en',
    companions: values.companion ?? [],
    mapFile: values.map,
    calendar,
    view: readView(values),
  };
}

function readValues(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    config: text,
    room: text,
    format: text,
    timezone: text,
    language: text,
    companion: { type: 'string', multiple: true },
    map: text,
    'room-field': text,
    'speaker-field': text,
    'speaker-separator': text,
    'first-day': text,
    'last-day': text,
    to: text,
    sessions: flag,
    rooms: flag,
    problems: flag,
    diff: text,
    help: flag,
  } as const;
  return parseOptions({ args: [...argv], options, allowPositionals: true });
}

type Values = Readonly<Record<string, unknown>>;

/** What a config says of how a programme is read. */
const SAID_BY_CONFIG = ['format', 'timezone', 'language', 'companion', 'map', ...CALENDAR_KEYS];

function readConfig(values: { config?: string; room?: string } & Values): EventfeedOptions['config'] {
  const { config, room } = values;
  if (config === undefined) {
    if (room === undefined) return null;
    throw new UsageError('Expected --config with --room: it is a room of a config.');
  }
  const twice = SAID_BY_CONFIG.find(name => values[name] !== undefined);
  if (twice === undefined) return { file: config, room };
  throw new UsageError(`Expected --config or --${twice}: the config says how its programme is read.`);
}

/** null: nothing is said of it. */
function readCalendar(values: Values): CalendarKeys | null {
  const said = CALENDAR_KEYS.filter(key => values[key] !== undefined);
  if (said.length === 0) return null;
  const read = readCalendarKeys(Object.fromEntries(said.map(key => [key, values[key]])));
  if ('keys' in read) return read.keys;
  throw new UsageError(`The options about iCalendar are wrong: ${read.problems.join('; ')}.`);
}

function readFormat(name: string | undefined): FormatName | undefined {
  if (name === undefined) return undefined;
  const format = findFormat(name);
  if (format !== undefined) return format;
  throw new UsageError(`There is no format “${name}”. There are ${FORMAT_NAMES.join(', ')}.`);
}

function readTimezone(name: string | undefined): string | undefined {
  if (name === undefined || isTimezone(name)) return name;
  throw new UsageError(`Expected the IANA name of a time zone such as Europe/Berlin, but “${name}” came.`);
}

function readView(values: ReturnType<typeof readValues>['values']): View {
  const views: View[] = [
    ...(values.to === undefined ? [] : [{ kind: readOutput(values.to) }]),
    ...(['sessions', 'rooms', 'problems'] as const).flatMap(kind => (values[kind] ? [{ kind }] : [])),
    ...(values.diff === undefined ? [] : [{ kind: 'diff' as const, old: values.diff }]),
  ];
  const [view = { kind: 'internal' }, ...others] = views;
  if (others.length === 0) return view;
  throw new UsageError('Expected only one of --to, --sessions, --rooms, --problems and --diff.');
}

function readOutput(name: string): (typeof OUTPUTS)[number] {
  const output = OUTPUTS.find(known => known === name.toLowerCase());
  if (output !== undefined) return output;
  throw new UsageError(`--to is “${name}”, expected one of ${OUTPUTS.join(', ')}.`);
}
