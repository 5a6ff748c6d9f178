import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../clock.ts';
import { type DaySalt, type DaySalts, hashUnder } from './day-salts.ts';

export const VIEWER_COOKIE = 'foyer_viewer';
/** That of the ancestor's players. */
export const USER_COOKIE = 'user';

const ID_BYTES = 12;
const MAC_BYTES = 16;
const DAY_S = 86_400;
/** Id, day, MAC, in base64url but for the day. */
const VALUE = /^([\w-]{16})\.(\d{5,6})\.([\w-]{22})$/;

/** Who a viewer is for the tracker: 64 bits that nothing leads back from once the day is over. */
export interface ViewerHash {
  high: number;
  low: number;
}

export interface KnownViewer extends ViewerHash {
  /** Set where the cookie was of yesterday: the one of today, and who the viewer was by the old one. */
  renewed?: { cookie: string; old: ViewerHash };
}

/**
 * Makes the cookies by which a viewer is counted once, and reads them. They are signed, so that nobody can invent
 * any, and say nothing about whom they were made for. One made for an owner holds for no other.
 */
export class ViewerCookies {
  readonly #salts: DaySalts;

  constructor(salts: DaySalts) {
    this.#salts = salts;
  }

  /** The value of a new cookie. */
  create(now: Instant, owner = ''): string {
    return this.#sign(randomBytes(ID_BYTES).toString('base64url'), owner, this.#salts.getToday(now));
  }

  /** Undefined: it is none of ours, or does not hold any more, or not for this owner. */
  read(value: string | undefined, now: Instant, owner = ''): KnownViewer | undefined {
    const [, id = '', day = '', mac = ''] = (value && VALUE.exec(value)) || [];
    if (id === '') return undefined;
    const salt = this.#salts.find(Number(day), now);
    if (salt === undefined) return undefined;
    const hash = hashUnder(salt, id + owner);
    if (!timingSafeEqual(hash.subarray(0, MAC_BYTES), Buffer.from(mac, 'base64url'))) return undefined;
    const today = this.#salts.getToday(now);
    return salt === today ? toViewer(hash) : this.#renew(id, owner, { today, old: toViewer(hash) });
  }

  /** One for one, however often it is asked for: an old cookie makes no second viewer. */
  #renew(oldId: string, owner: string, { today, old }: { today: DaySalt; old: ViewerHash }): KnownViewer {
    const id = hashUnder(today, `after ${oldId}${owner}`).toString('base64url', 0, ID_BYTES);
    return {
      ...toViewer(hashUnder(today, id + owner)),
      renewed: { cookie: this.#sign(id, owner, today), old },
    };
  }

  #sign(id: string, owner: string, salt: DaySalt): string {
    return `${id}.${salt.day}.${hashUnder(salt, id + owner).toString('base64url', 0, MAC_BYTES)}`;
  }
}

/** The value of a cookie in a `Cookie` header; undefined if it is not there. */
export function findCookie(header: string | undefined, name: string): string | undefined {
  if (header === undefined) return undefined;
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/** A `Set-Cookie` header for a day; with null one that deletes it. */
export function formatSetCookie(name: string, value: string | null, { secure }: { secure: boolean }): string {
  const age = value === null ? 0 : DAY_S;
  return `${name}=${value ?? ''}; Path=/tracker/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** The part of the hash that is in no cookie. */
function toViewer(hash: Buffer): ViewerHash {
  return { high: hash.readUInt32LE(MAC_BYTES), low: hash.readUInt32LE(MAC_BYTES + 4) };
}
