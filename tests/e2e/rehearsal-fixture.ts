import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A day in Berlin with a session over midnight, overlapping ones, and a room that nobody streams from. */
const programme = `<?xml version="1.0" encoding="UTF-8"?>
<schedule>
  <version>1</version>
  <conference>
    <acronym>rehearsal</acronym><title>Rehearsal</title>
    <start>2019-12-28</start><end>2019-12-29</end><days>2</days>
    <time_zone_name>Europe/Berlin</time_zone_name>
  </conference>
  <day index="1" date="2019-12-28" start="2019-12-28T10:00:00+01:00" end="2019-12-29T04:00:00+01:00">
    <room name="Ada">
      ${event({ id: 1, room: 'Ada', date: '2019-12-28T20:50:00+01:00', duration: '01:00', title: 'The evening talk' })}
      ${event({ id: 2, room: 'Ada', date: '2019-12-28T23:30:00+01:00', duration: '01:00', title: 'Over midnight' })}
    </room>
    <room name="Borg">
      ${event({ id: 3, room: 'Borg', date: '2019-12-28T20:00:00+01:00', duration: '02:00', title: 'Lightning talks' })}
      ${event({ id: 4, room: 'Borg', date: '2019-12-28T20:40:00+01:00', duration: '00:10', title: 'A short one' })}
    </room>
    <room name="Clarke">
      ${event({ id: 5, room: 'Clarke', date: '2019-12-28T20:00:00+01:00', duration: '03:00', title: 'Nobody films this' })}
    </room>
  </day>
  <day index="2" date="2019-12-29" start="2019-12-29T10:00:00+01:00" end="2019-12-30T04:00:00+01:00">
    <room name="Ada">
      ${event({ id: 6, room: 'Ada', date: '2019-12-29T11:30:00+01:00', duration: '01:00', title: 'The morning after' })}
    </room>
  </day>
</schedule>
`;

function event(session: { id: number; room: string; date: string; duration: string; title: string }): string {
  return `<event id="${session.id}" guid="rehearsal-${session.id}">
        <date>${session.date}</date><start>${session.date.slice(11, 16)}</start>
        <duration>${session.duration}</duration><room>${session.room}</room>
        <title>${session.title}</title><subtitle/><track>Main</track><language>en</language>
        <abstract>About *${session.title.toLowerCase()}*.</abstract>
        <description>&lt;p&gt;Safe &lt;script&gt;window.harmed = true&lt;/script&gt;&lt;img src=x onerror="window.harmed = true"&gt;&lt;/p&gt;</description>
        <persons><person id="1">Speaker &lt;One&gt;</person></persons>
      </event>`;
}

/** Writes a rehearsal's config and programme into a folder of their own, and gives the config's path. */
export async function writeRehearsal(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-rehearsal-'));
  const room = (title: string) => ({ title, 'schedule-key': title });
  const config = {
    config: { title: 'Rehearsal', secret: 'only for tests', rehearsal: true, localips: ['192\\.0\\.2\\.'] },
    default: {
      'schedule-url': 'programme.xml',
      'schedule-format': 'frab',
      'schedule-timezone': 'Europe/Berlin',
    },
    ada: room('Ada'),
    borg: room('Borg'),
    clarke: room('Clarke'),
    tube: { title: 'Tube', 'schedule-key': 'Borg', youtube: 'abcdefghijk' },
  };
  await writeFile(join(folder, 'programme.xml'), programme);
  const file = join(folder, 'config.json');
  await writeFile(file, JSON.stringify(config, null, 2));
  return file;
}
