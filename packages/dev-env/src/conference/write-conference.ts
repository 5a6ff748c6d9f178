import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ConferencePlan, listSessions } from './conference-plan.ts';

export interface WriteConferenceOptions {
  plan: ConferencePlan;
  /** Days before today that the programme has. */
  days: number;
  /** Added to the `config` of the file. */
  system?: Readonly<Record<string, unknown>>;
}

const TIMEZONE = 'Europe/Berlin';

/** Writes config and programme of a pretend conference into a folder, and gives the config's path. */
export async function writeConference(folder: string, options: WriteConferenceOptions): Promise<string> {
  const { plan, system = {} } = options;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'programme.json'), JSON.stringify(describeProgramme(options)));
  const config = {
    config: {
      title: 'Nightlight',
      secret: 'only for tests',
      'new-viewers-per-minute': 100_000,
      ...system,
    },
    default: {
      'schedule-url': 'programme.json',
      'schedule-timezone': TIMEZONE,
      'schedule-key': '%(title)s',
      conference: 'Nightlight',
    },
    ...Object.fromEntries(plan.rooms.map(({ name, title }) => [name, { title }])),
  };
  const file = join(folder, 'config.json');
  await writeFile(file, JSON.stringify(config, null, 2));
  return file;
}

/** As c3voc's schedule.json. */
function describeProgramme({ plan, days }: WriteConferenceOptions) {
  const sessions = plan.rooms.flatMap(room =>
    listSessions(plan, room, { days }).map(session => ({ room: room.title, ...session })),
  );
  const dates = [...new Set(sessions.map(({ startsAt }) => formatDate(startsAt)))].toSorted();
  return {
    schedule: {
      version: '1',
      conference: {
        acronym: 'nightlight',
        title: 'Nightlight',
        time_zone_name: TIMEZONE,
        rooms: plan.rooms.map(({ title }) => ({ name: title })),
        days: dates.map((date, index) => {
          const ofDay = sessions.filter(({ startsAt }) => formatDate(startsAt) === date);
          return {
            index: index + 1,
            date,
            day_start: formatInstant(Math.min(...ofDay.map(({ startsAt }) => startsAt))),
            day_end: formatInstant(Math.max(...ofDay.map(({ endsAt }) => endsAt))),
            rooms: Object.fromEntries(
              [...Map.groupBy(ofDay, ({ room }) => room)].map(([room, list]) => [
                room,
                list.map(describeEvent),
              ]),
            ),
          };
        }),
      },
    },
  };
}

function describeEvent(session: ReturnType<typeof listSessions>[number], index: number) {
  const minutes = (session.endsAt - session.startsAt) / 60_000;
  return {
    guid: session.guid,
    id: index + 1,
    date: formatInstant(session.startsAt),
    duration: `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
    title: session.title,
    language: 'en',
    do_not_stream: session.doNotStream,
    persons: [],
  };
}

function formatDate(at: number): string {
  return formatInstant(at).slice(0, 10);
}

function formatInstant(at: number): string {
  return new Date(at).toISOString();
}
