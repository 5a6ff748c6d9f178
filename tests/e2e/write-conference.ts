import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A session as the programme of a test has it; what is left out is empty. */
export interface GivenSession {
  guid: string;
  title: string;
  room: string;
  /** ISO 8601 with an offset. */
  from: string;
  /** `01:30` */
  duration: string;
  subtitle?: string;
  abstract?: string;
  description?: string;
  track?: string;
  type?: string;
  language?: string;
  speakers?: readonly string[];
  url?: string;
  logo?: string;
  links?: readonly { url: string; title: string }[];
}

interface GivenConference {
  title: string;
  sessions: readonly GivenSession[];
  /** By name, each with its keys. */
  rooms: Readonly<Record<string, Record<string, unknown>>>;
  /** More keys of the `config` block. */
  system?: Record<string, unknown>;
}

/** Writes a conference in Berlin and its programme (JSON, which has room for any character), and gives the config's path. */
export async function writeConference(given: GivenConference): Promise<string> {
  const { title, sessions, rooms, system } = given;
  const folder = await mkdtemp(join(tmpdir(), 'foyer-conference-'));
  const config = {
    config: { title, secret: 'only for tests', rehearsal: true, ...system },
    default: {
      'schedule-url': 'programme.json',
      'schedule-format': 'schedule-json',
      'schedule-timezone': 'Europe/Berlin',
    },
    ...rooms,
  };
  await writeFile(join(folder, 'programme.json'), JSON.stringify(toScheduleJson(title, sessions)));
  const file = join(folder, 'config.json');
  await writeFile(file, JSON.stringify(config));
  return file;
}

function toScheduleJson(title: string, sessions: readonly GivenSession[]): unknown {
  const byDate = Map.groupBy(sessions, ({ from }) => from.slice(0, 10));
  const dates = [...byDate.keys()].sort();
  const days = dates.map((date, index) => ({
    index: index + 1,
    date,
    day_start: `${date}T06:00:00+01:00`,
    day_end: `${date}T23:59:00+01:00`,
    rooms: Object.fromEntries(
      [...Map.groupBy(byDate.get(date) ?? [], ({ room }) => room)].map(([room, inRoom]) => [
        room,
        inRoom.map(toEvent),
      ]),
    ),
  }));
  const conference = {
    acronym: 'test',
    title,
    start: dates[0],
    end: dates.at(-1),
    daysCount: days.length,
    time_zone_name: 'Europe/Berlin',
    days,
  };
  return { schedule: { version: '1', conference } };
}

function toEvent(session: GivenSession, index: number): unknown {
  const { from, speakers = [], links = [], ...same } = session;
  return {
    ...same,
    id: index + 1,
    date: from,
    start: from.slice(11, 16),
    persons: speakers.map((name, id) => ({ id, public_name: name })),
    links,
    attachments: [],
  };
}
