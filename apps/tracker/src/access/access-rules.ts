import { timingSafeEqual } from 'node:crypto';
import type { RoomConfig, Secret, SystemConfig } from '@foyer/config';
import ipaddr from 'ipaddr.js';
import { hashSecret } from './hash-secret.ts';

/** What the rules are made from. */
export interface AccessConfig {
  readonly system: Pick<SystemConfig, 'secret' | 'trustedProxies'>;
  readonly rooms: readonly (Pick<RoomConfig, 'name' | 'secret'> & Partial<Pick<RoomConfig, MachineKey>>)[];
}

/** Where a room's config names the machines that make its picture. */
const machineKeys = ['flumotionMixer', 'flumotionEncoder', 'flumotionCollector'] as const;

type MachineKey = (typeof machineKeys)[number];

/** What the tracker reads of the config. */
export interface TrackerConfig extends AccessConfig {
  readonly system: AccessConfig['system'] &
    Pick<SystemConfig, 'heartbeatS' | 'newViewersPerMinute' | 'limits' | 'keptDays'> &
    Partial<Pick<SystemConfig, 'logDir'>>;
}

/** Whether a report may be taken, in the order in which the ancestor asked. */
export type Verdict = 'no-secret' | 'wrong-secret' | 'unknown-room' | 'granted';

export interface Judgement {
  verdict: Verdict;
  /** Whose secret it was; null for one of the config, or a wrong one. */
  machine: string | null;
}

/** A secret that an operator has made for one machine. */
export interface MachineSecret {
  name: string;
  /** As made by `hashSecret`. */
  hash: Buffer;
  /** null: all. */
  rooms: ReadonlySet<string> | null;
}

/** What opens a room. */
interface Key {
  hash: Buffer;
  machine: string | null;
}

/** Who may report for which room, and whose word on addresses is taken. */
export interface AccessRules {
  /** In the order of the config. */
  readonly roomNames: readonly string[];
  hasRoom(room: string): boolean;
  /** The room of that name, or the only one whose config names the machine. */
  findRoomOf(machine: string): string | undefined;
  /** `hash`: of the secret that was given, as made by `hashSecret`. */
  judge(credentials: { room: string; hash: Buffer }): Judgement;
  /** Whether this is the hash of the secret of the whole system. */
  judgeOperator(hash: Buffer): Exclude<Verdict, 'unknown-room'>;
  isTrustedProxy(address: ipaddr.IPv4 | ipaddr.IPv6): boolean;
}

/** Throws if a trusted proxy is neither an address nor a range. */
export function compileAccessRules(
  { system, rooms }: AccessConfig,
  machines: readonly MachineSecret[] = [],
): AccessRules {
  const systemHash = system.secret && hashSecret(system.secret.reveal());
  const keys = new Map(
    rooms.map(({ name, secret }) => [
      name,
      [...listKeys(secret, systemHash), ...listMachineKeys(machines, name)],
    ]),
  );
  // Whoever may report for some room may learn that another does not exist.
  const anyKeys = [
    ...listKeys(null, systemHash),
    ...rooms.flatMap(({ secret }) => listKeys(secret, null)),
    ...listMachineKeys(machines),
  ];
  const proxies = system.trustedProxies.map(parseRange);
  return {
    roomNames: rooms.map(({ name }) => name),
    hasRoom: room => keys.has(room),
    findRoomOf: machine => {
      if (keys.has(machine)) return machine;
      const named = rooms.filter(room => machineKeys.some(key => room[key] === machine));
      return named.length === 1 ? named[0]?.name : undefined;
    },
    judge({ room, hash: given }) {
      const own = keys.get(room);
      const accepted = own ?? anyKeys;
      if (accepted.length === 0) return { verdict: 'no-secret', machine: null };
      const [match] = accepted.filter(({ hash }) => timingSafeEqual(hash, given));
      if (match === undefined) return { verdict: 'wrong-secret', machine: null };
      return { verdict: own === undefined ? 'unknown-room' : 'granted', machine: match.machine };
    },
    judgeOperator(given) {
      if (systemHash === null) return 'no-secret';
      return timingSafeEqual(systemHash, given) ? 'granted' : 'wrong-secret';
    },
    isTrustedProxy: address =>
      proxies.some(range => address.kind() === range[0].kind() && address.match(range)),
  };
}

/** The secret of the config: the room's own, or else that of the system. */
function listKeys(secret: Secret | null, systemHash: Buffer | null): Key[] {
  const hash = secret === null ? systemHash : hashSecret(secret.reveal());
  return hash === null ? [] : [{ hash, machine: null }];
}

/** Of the machines that may report for the room, or for any. */
function listMachineKeys(machines: readonly MachineSecret[], room?: string): Key[] {
  const opening = machines.filter(({ rooms }) => room === undefined || rooms === null || rooms.has(room));
  return opening.map(({ name, hash }) => ({ hash, machine: name }));
}

function parseRange(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}
