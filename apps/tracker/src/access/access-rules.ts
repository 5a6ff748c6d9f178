import { hash, timingSafeEqual } from 'node:crypto';
import type { RoomConfig, Secret, SystemConfig } from '@foyer/config';
import ipaddr from 'ipaddr.js';

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
    Pick<SystemConfig, 'heartbeatS' | 'newViewersPerMinute' | 'keptDays'> &
    Partial<Pick<SystemConfig, 'logDir'>>;
}

/** Whether a report may be taken, in the order in which the ancestor asked. */
export type Verdict = 'no-secret' | 'wrong-secret' | 'unknown-room' | 'granted';

/** Who may report for which room, and whose word on addresses is taken. */
export interface AccessRules {
  /** In the order of the config. */
  readonly roomNames: readonly string[];
  hasRoom(room: string): boolean;
  /** The room of that name, or the only one whose config names the machine. */
  findRoomOf(machine: string): string | undefined;
  judge(credentials: { room: string; secret: string }): Verdict;
  /** Whether this is the secret of the whole system. */
  judgeOperator(secret: string): Exclude<Verdict, 'unknown-room'>;
  isTrustedProxy(address: ipaddr.IPv4 | ipaddr.IPv6): boolean;
}

/** Throws if a trusted proxy is neither an address nor a range. */
export function compileAccessRules({ system, rooms }: AccessConfig): AccessRules {
  const systemDigest = system.secret && digest(system.secret.reveal());
  const digests = new Map(rooms.map(({ name, secret }) => [name, digestOr(secret, systemDigest)]));
  const anyDigest = [systemDigest, ...digests.values()].filter(known => known !== null);
  const proxies = system.trustedProxies.map(parseRange);
  return {
    roomNames: rooms.map(({ name }) => name),
    hasRoom: room => digests.has(room),
    findRoomOf: machine => {
      if (digests.has(machine)) return machine;
      const named = rooms.filter(room => machineKeys.some(key => room[key] === machine));
      return named.length === 1 ? named[0]?.name : undefined;
    },
    judge({ room, secret }) {
      const own = digests.get(room);
      // Whoever has the secret of some room may learn that this one does not exist.
      const accepted = own === undefined ? anyDigest : [own].filter(known => known !== null);
      if (accepted.length === 0) return 'no-secret';
      const given = digest(secret);
      const matches = accepted.filter(known => timingSafeEqual(known, given));
      if (matches.length === 0) return 'wrong-secret';
      return own === undefined ? 'unknown-room' : 'granted';
    },
    judgeOperator(secret) {
      if (systemDigest === null) return 'no-secret';
      return timingSafeEqual(systemDigest, digest(secret)) ? 'granted' : 'wrong-secret';
    },
    isTrustedProxy: address =>
      proxies.some(range => address.kind() === range[0].kind() && address.match(range)),
  };
}

function digestOr(secret: Secret | null, fallback: Buffer | null): Buffer | null {
  return secret === null ? fallback : digest(secret.reveal());
}

/** Of equal length whatever the secret, so that a comparison tells nothing by its time. */
function digest(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}

function parseRange(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}
