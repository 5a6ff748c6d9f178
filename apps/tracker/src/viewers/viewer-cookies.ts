import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../clock.ts';
import { type DaySalt, type DaySalts, hashUnder } from './day-salts.ts';

export const VIEWER_COOKIE = 'foyer_viewer';

const ID_BYTES = 12;
const MAC_BYTES = 16;
/** Id, day, MAC, in base64url but for the day. */
const FORMAT = /(?:^|; ?)foyer_viewer=([\w-]{16})\.(\d{5,6})\.([\w-]{22})(?=;|$)/;

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
 * any, and say nothing about whom they were made for.
 */
export class ViewerCookies {
  readonly #salts: DaySalts;

  constructor(salts: DaySalts) {
    this.#salts = salts;
  }

  /** The value of a new cookie. */
  create(now: Instant): string {
    return this.#sign(randomBytes(ID_BYTES).toString('base64url'), this.#salts.getToday(now));
  }

  /** Undefined: there is no cookie in the header, or none of ours that still holds. */
  read(header: string | undefined, now: Instant): KnownViewer | undefined {
    const [, id = '', day = '', mac = ''] = (header && FORMAT.exec(header)) || [];
    if (id === '') return undefined;
    const salt = this.#salts.find(Number(day), now);
    if (salt === undefined) return undefined;
    const hash = hashUnder(salt, id);
    if (!timingSafeEqual(hash.subarray(0, MAC_BYTES), Buffer.from(mac, 'base64url'))) return undefined;
    const today = this.#salts.getToday(now);
    return salt === today ? toViewer(hash) : this.#renew(id, today, toViewer(hash));
  }

  /** One for one, however often it is asked for: an old cookie makes no second viewer. */
  #renew(oldId: string, today: DaySalt, old: ViewerHash): KnownViewer {
    const id = hashUnder(today, `after ${oldId}`).toString('base64url', 0, ID_BYTES);
    return { ...toViewer(hashUnder(today, id)), renewed: { cookie: this.#sign(id, today), old } };
  }

  #sign(id: string, salt: DaySalt): string {
    return `${id}.${salt.day}.${hashUnder(salt, id).toString('base64url', 0, MAC_BYTES)}`;
  }
}

/** The part of the hash that is in no cookie. */
function toViewer(hash: Buffer): ViewerHash {
  return { high: hash.readUInt32LE(MAC_BYTES), low: hash.readUInt32LE(MAC_BYTES + 4) };
}
