const DAYS = ['2019-12-27', '2019-12-28', '2019-12-29', '2019-12-30'];
const SESSIONS = 1_351;
const ROOMS = 92;
const TRACKS = 30;
const SLOT_MINUTES = 30;
/** From 10:00; what would go past midnight begins again in the morning. */
const SLOTS_PER_DAY = 28;

/**
 * A programme of as many sessions, rooms, days and tracks as the greatest there are (36C3 with all its stages), as
 * schedule.xml. Its words are made up, but as long, as different and as often repeated as those of people, so that
 * it packs as well; it is the same each time.
 */
export function makeLargeProgramme(): string {
  const chance = makeChance(36);
  const words = makeWords(chance);
  const say = (least: number, most: number) => makeSentence(chance, words, least, most);
  const rooms = Array.from({ length: ROOMS }, (_, index) => `${say(1, 2)} ${index + 1}`);
  const tracks = Array.from({ length: TRACKS }, () => say(1, 3));
  const events = new Map(DAYS.map(date => [date, rooms.map(() => [] as string[])]));
  for (let index = 0; index < SESSIONS; index += 1) {
    const date = pick(chance, DAYS);
    // As everywhere, a few stages have much of it.
    const room = Math.floor(chance() ** 2 * ROOMS);
    events.get(date)?.[room]?.push(
      makeEvent({
        chance,
        date,
        room: rooms[room] ?? '',
        track: pick(chance, tracks),
        title: say(2, 9),
        subtitle: chance() < 0.4 ? say(4, 9) : '',
        speakers: Array.from({ length: chance() < 0.3 ? 2 : 1 }, () => say(1, 2)),
      }),
    );
  }
  const days = DAYS.map((date, index) => {
    const inRooms = rooms.map(
      (name, room) => `<room name="${name}">${(events.get(date)?.[room] ?? []).join('')}</room>`,
    );
    return `<day index="${index + 1}" date="${date}" start="${date}T10:00:00+01:00" end="${date}T23:59:00+01:00">${inRooms.join('')}</day>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<schedule><version>1</version><conference><acronym>large</acronym><title>Large</title><start>${DAYS[0]}</start><end>${DAYS.at(-1)}</end><days>${DAYS.length}</days><time_zone_name>Europe/Berlin</time_zone_name></conference>${days.join('')}</schedule>
`;
}

interface Event {
  chance: () => number;
  date: string;
  room: string;
  track: string;
  title: string;
  subtitle: string;
  speakers: readonly string[];
}

function makeEvent({ chance, date, room, track, title, subtitle, speakers }: Event): string {
  const minutes = 10 * 60 + Math.floor(chance() * SLOTS_PER_DAY) * SLOT_MINUTES;
  const start = `${pad(Math.floor(minutes / 60) % 24)}:${pad(minutes % 60)}`;
  const length = pick(chance, ['00:30', '00:30', '01:00', '01:00', '02:00']);
  const language = chance() < 0.6 ? 'en' : 'de';
  const persons = speakers.map(name => `<person>${name}</person>`).join('');
  return `<event guid="${makeGuid(chance)}" id="1"><date>${date}T${start}:00+01:00</date><start>${start}</start><duration>${length}</duration><room>${room}</room><title>${title}</title><subtitle>${subtitle}</subtitle><track>${track}</track><type>lecture</type><language>${language}</language><abstract>${subtitle}</abstract><persons>${persons}</persons></event>`;
}

function makeWords(chance: () => number): string[] {
  const starts = ['b', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 'st', 't', 'tr', 'v', 'w'];
  const middles = ['a', 'e', 'i', 'o', 'u', 'ei', 'au', 'ie'];
  const ends = ['', 'n', 'r', 's', 't', 'l', 'ng', 'ck'];
  const syllable = () => pick(chance, starts) + pick(chance, middles) + pick(chance, ends);
  const words = Array.from({ length: 5_000 }, () =>
    Array.from({ length: 1 + Math.floor(chance() * 3) }, syllable).join(''),
  );
  // One that can be looked for, said as often as such words are.
  words[30] = 'security';
  return words;
}

/** Few words are said often, as in any language. */
function makeSentence(chance: () => number, words: readonly string[], least: number, most: number): string {
  const count = least + Math.floor(chance() * (most - least + 1));
  const said = Array.from({ length: count }, () => words[Math.floor(chance() ** 3 * words.length)] ?? '');
  const sentence = said.join(' ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function makeGuid(chance: () => number): string {
  const digits = (count: number) =>
    Array.from({ length: count }, () => Math.floor(chance() * 16).toString(16)).join('');
  return [8, 4, 4, 4, 12].map(digits).join('-');
}

function pick<T>(chance: () => number, from: readonly T[]): T {
  const picked = from[Math.floor(chance() * from.length)];
  if (picked === undefined) throw new RangeError('nothing to pick from');
  return picked;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** Mulberry32: the same numbers each time. */
function makeChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
