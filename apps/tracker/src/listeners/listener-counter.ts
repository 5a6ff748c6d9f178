import { hash, randomBytes } from 'node:crypto';
import type { Instant } from '../clock.ts';
import { classifyAgent } from './classify-agent.ts';
import { findSegment } from './find-segment.ts';
import { type HourTally, PendingTallies } from './hour-tally.ts';
import type { LogLine } from './log-line.ts';
import { parseLogLine } from './parse-log-line.ts';
import { RecentLines } from './recent-lines.ts';
import { SegmentWindows } from './segment-windows.ts';

const HOUR_MS = 3_600_000;
/** Those who are watching are counted anew this often. */
const SLOT_MS = 30_000;
/** Lines of a whole day may be sent at its end. */
export const MAX_AGE_MS = 24 * HOUR_MS;
/** Clocks of machines are wrong by some seconds, and logs by no more than minutes. */
const MAX_AHEAD_MS = 300_000;
const KEY_BYTES = 32;
/** Two rooms' days, or the last quarter of an hour of two hundred. */
const MAX_SLOTS = 6000;
const DIGEST_BYTES = 8;

export type LineFate = 'counted' | 'duplicate' | 'unreadable' | 'outOfRange';

/**
 * Turns log lines into numbers. An address is in memory while its line is read, and no longer: who fetches is known by
 * a hash under a key that this process makes, and who has been counted in an hour by one under the salt of that hour.
 */
export class ListenerCounter {
  readonly pending = new PendingTallies();
  readonly #key = randomBytes(KEY_BYTES).toString('hex');
  readonly #getSalt: (room: string, hour: number) => Buffer;
  readonly #lines = new RecentLines();
  readonly #windows = new SegmentWindows();
  /** How many are watching, by room and slot; the latest are the last. */
  readonly #slots = new Map<string, number>();

  constructor({ getSalt }: { getSalt: (room: string, hour: number) => Buffer }) {
    this.#getSalt = getSalt;
  }

  /** Takes a line in, and says what became of it. */
  add(room: string, text: string, now: Instant): LineFate {
    const line = parseLogLine(text);
    if (line === undefined) return 'unreadable';
    if (line.at < now - MAX_AGE_MS || line.at > now + MAX_AHEAD_MS) return 'outOfRange';
    if (!this.#lines.add(room, text)) return 'duplicate';
    const tally = this.pending.get(room, Math.floor(line.at / HOUR_MS));
    tally.requests += 1;
    tally.bytes += line.bytes;
    const segment = line.status === 200 || line.status === 206 ? findSegment(line.path) : undefined;
    if (segment === undefined) return 'counted';
    tally.segments += 1;
    const { address, agent, at } = line;
    const key = hash('sha256', `${this.#key}\n${room}\n${address}\n${agent}`, 'base64');
    if (this.#windows.add(key, { ...segment, at }, now)) this.#countListener(key, line, tally);
    return 'counted';
  }

  #countListener(key: string, { address, agent, at }: LogLine, tally: HourTally): void {
    // Numbers of slots and of hours are never the same.
    const slot = Math.floor(at / SLOT_MS);
    if (this.#windows.isFirst(key, slot))
      tally.peak = Math.max(tally.peak, this.#countSlot(`${tally.room} ${slot}`));
    if (!this.#windows.isFirst(key, tally.hour)) return;
    const salt = this.#getSalt(tally.room, tally.hour);
    const listener = { digest: digest(salt, `${address}\n${agent}`), agentClass: classifyAgent(agent) };
    this.pending.addListener(tally, listener);
  }

  #countSlot(slot: string): number {
    const count = (this.#slots.get(slot) ?? 0) + 1;
    this.#slots.delete(slot);
    this.#slots.set(slot, count);
    if (this.#slots.size > MAX_SLOTS) this.#slots.delete(this.#slots.keys().next().value ?? '');
    return count;
  }
}

function digest(key: Buffer, text: string): Buffer {
  return hash('sha256', Buffer.concat([key, Buffer.from(text)]), 'buffer').subarray(0, DIGEST_BYTES);
}
