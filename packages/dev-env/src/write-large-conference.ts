import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLargeProgramme } from './make-large-programme.ts';

const STREAMED_ROOMS = 5;

/**
 * Writes a conference with a large programme (a schedule.xml; a generated one if none is given), of whose rooms the
 * first five stream, into a folder of its own, and gives the path of its config.
 */
export async function writeLargeConference(programme: string = makeLargeProgramme()): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-large-'));
  const names = [...programme.matchAll(/<room name="([^"&]+)"/g)].map(([, name]) => name);
  const rooms = [...new Set(names)].slice(0, STREAMED_ROOMS);
  const config = {
    config: { title: 'Large', secret: 'only for tests', rehearsal: true },
    default: {
      'schedule-url': 'programme.xml',
      'schedule-format': 'frab',
      'schedule-timezone': 'Europe/Berlin',
      'schedule-key': '%(title)s',
    },
    ...Object.fromEntries(rooms.map((title, index) => [`room${index}`, { title }])),
  };
  await writeFile(join(folder, 'programme.xml'), programme);
  const file = join(folder, 'config.json');
  await writeFile(file, JSON.stringify(config));
  return file;
}
