/** What a room of the pretend conference is there to show. */
export type Situation =
  | 'well'
  /** One of its machines is drained. */
  | 'draining'
  /** A part of its media pipeline has failed. */
  | 'failed-component'
  /** Its machines fell silent in the middle of a session. */
  | 'lost'
  /** One of two machines reports once and never again. */
  | 'lapsing'
  /** Its one machine has hardly any capacity left. */
  | 'full'
  /** Between two sessions. */
  | 'break'
  /** What is on must not be streamed. */
  | 'withheld'
  /** So few watch that they are not told. */
  | 'small'
  /** No machine has ever registered. */
  | 'absent';

export interface EndpointPlan {
  address: string;
  /** Viewers at a time. */
  capacity: number;
}

export interface RoomPlan {
  name: string;
  title: string;
  situation: Situation;
  /** Viewers of its most popular session. */
  audience: number;
  endpoints: readonly EndpointPlan[];
}

export interface SessionPlan {
  guid: string;
  title: string;
  startsAt: number;
  endsAt: number;
  doNotStream: boolean;
  /** Of the room's audience, 0 to 1. */
  popularity: number;
}

export interface ConferencePlan {
  now: number;
  rooms: readonly RoomPlan[];
}

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
/** Each hour has a session and a break. */
const SLOT_MS = 60 * MINUTE_MS;
const SESSION_MS = 50 * MINUTE_MS;
/** Of a day; the fourth is on now. */
const SLOTS = 8;
const SLOTS_BEFORE_NOW = 3;
/** So long the session that is on has run. */
const RUNNING_MS = 25 * MINUTE_MS;
const ARRIVING_MS = 8 * MINUTE_MS;
/** Part of the audience that stays between two sessions. */
const STAYING = 0.25;

const TITLES = ['Main Hall', 'Rotunda', 'Library', 'Cinema', 'Workshop', 'Gallery', 'Terrace', 'Vault'];
const MORE_TITLES = ['Orangery', 'Lantern Room', 'Studio', 'Annex'];
const SITUATIONS: readonly Situation[] = [
  'well',
  'well',
  'failed-component',
  'lost',
  'well',
  'draining',
  'small',
  'lapsing',
  'break',
  'withheld',
  'full',
  'absent',
];
const AUDIENCES = [64, 38, 30, 26, 22, 20, 3, 16, 14, 12, 18, 0];
const TALKS = [
  'What the tide tables knew',
  'A clock that loses a second a century',
  'Repairing radios with other people’s parts',
  'The long life of small programs',
  'Maps of places that moved',
  'Glass, and how to keep it',
  'Letters from a lighthouse',
  'Measuring shadows for a living',
  'Why the bridge sings',
  'Notes on forgetting, and on backups',
  'Seeds, vaults and bad weather',
  'The last analogue exchange',
];

/** Rooms in every situation there is, from which the wall and the graphs can be seen and tested. */
export function planConference({ now, rooms: count }: { now: number; rooms: number }): ConferencePlan {
  const titles = [...TITLES, ...MORE_TITLES];
  const rooms = Array.from({ length: count }, (_, index): RoomPlan => {
    const situation = SITUATIONS[index] ?? 'well';
    const audience = AUDIENCES[index] ?? 4 + Math.floor(12 * spread(`audience ${index}`));
    return {
      name: `room${index + 1}`,
      title: titles[index] ?? `Room ${index + 1}`,
      situation,
      audience,
      endpoints: planEndpoints({ index, situation, audience }),
    };
  });
  return { now: Math.floor(now / MINUTE_MS) * MINUTE_MS, rooms };
}

/** The sessions of a room, of as many days before today as are asked for, and of today. */
export function listSessions(
  { now, rooms }: ConferencePlan,
  room: RoomPlan,
  { days }: { days: number },
): SessionPlan[] {
  const index = rooms.indexOf(room);
  // In a break the last session has just ended.
  const shift =
    room.situation === 'break' ? SESSION_MS + 2 * MINUTE_MS : RUNNING_MS - (index % 4) * 5 * MINUTE_MS;
  const today = now - shift - SLOTS_BEFORE_NOW * SLOT_MS;
  return Array.from({ length: (days + 1) * SLOTS }, (_, number) => {
    const day = Math.floor(number / SLOTS) - days;
    const slot = number % SLOTS;
    const startsAt = today + day * DAY_MS + slot * SLOT_MS;
    const isNow = day === 0 && slot === SLOTS_BEFORE_NOW;
    return {
      guid: `${room.name}-${number}`,
      title: TALKS[(index * 5 + number * 7) % TALKS.length] ?? 'A talk',
      startsAt,
      endsAt: startsAt + SESSION_MS,
      doNotStream: isNow && room.situation === 'withheld',
      popularity: isNow ? 1 : 0.35 + 0.65 * spread(`${room.name} ${number}`),
    };
  });
}

/** How many watch a room at an instant: they come when a session begins, and most go when it is over. */
export function countAudience(room: RoomPlan, sessions: readonly SessionPlan[], at: number): number {
  const last = sessions.findLast(({ startsAt }) => startsAt <= at);
  if (last === undefined || at >= last.startsAt + SLOT_MS || last.doNotStream) return 0;
  const before = sessions.findLast(({ startsAt }) => startsAt < last.startsAt);
  const isFirst = before === undefined || last.startsAt - before.startsAt > SLOT_MS;
  const staying = isFirst ? 0 : STAYING * before.popularity;
  const arrived = Math.min(1, (at - last.startsAt) / ARRIVING_MS);
  const during = staying + Math.max(0, last.popularity - staying) * arrived;
  const left = Math.max(0, Math.min(1, (at - last.endsAt) / (SLOT_MS - SESSION_MS)));
  return Math.round(room.audience * (during + (STAYING * last.popularity - during) * left));
}

function planEndpoints(options: { index: number; situation: Situation; audience: number }): EndpointPlan[] {
  const { index, situation, audience } = options;
  if (situation === 'absent') return [];
  const count = situation === 'lapsing' || situation === 'draining' || index === 0 ? 2 : 1;
  const total = Math.ceil(situation === 'full' ? audience * 1.05 : audience * 1.8 + 4);
  return Array.from({ length: count }, (_, number) => ({
    // Of the networks that are reserved for documents, RFC 5737.
    address: `198.51.100.${1 + index * 2 + number}`,
    capacity: Math.ceil(total / count),
  }));
}

/** From 0 up to 1, the same for the same text, and different for others. */
export function spread(text: string): number {
  let hash = 2_166_136_261;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_519);
  return ((hash ^ (hash >>> 13)) >>> 0) / 4_294_967_296;
}
