import { createHeartbeatRoute, type HeartbeatBody, heartbeatReplySchema } from '@foyer/contract';
import { type RoomPlan, spread } from './conference-plan.ts';

interface Viewer {
  room: string;
  endpoint: string;
  stream: HeartbeatBody['stream'];
  bitrateBps: number;
  cookie: string;
  cameAt: number;
  saidAt: number;
}

/** What they watch, the better ones more often. */
const QUALITIES = [
  { part: 0.45, kind: 'video', quality: '1080p', bitrateBps: 5_000_000 },
  { part: 0.8, kind: 'video', quality: '720p', bitrateBps: 2_500_000 },
  { part: 0.94, kind: 'video', quality: '360p', bitrateBps: 800_000 },
  { part: 1, kind: 'audio', quality: null, bitrateBps: 96_000 },
] as const;
/** At once: a tracker answers those that come together together. */
const TOGETHER = 48;

/** What is served at one endpoint. */
export interface ServedLoad {
  viewers: number;
  bitrateBps: number;
}

/** Viewers that report as the player does, each with a cookie and an address of its own. */
export class PretendAudience {
  readonly #viewers: Viewer[] = [];
  #number = 0;
  #sent = 0;

  /** What goes to those who watch at an endpoint. */
  measure(endpoint: string): ServedLoad {
    const there = this.#viewers.filter(viewer => viewer.endpoint === endpoint);
    return { viewers: there.length, bitrateBps: there.reduce((sum, { bitrateBps }) => sum + bitrateBps, 0) };
  }

  /** Lets viewers of a room come, or those go who came last, until there are as many. */
  async fill(room: RoomPlan, options: { trackerUrl: string; count: number; at: number }): Promise<void> {
    const { trackerUrl, at } = options;
    const present = this.#viewers.filter(viewer => viewer.room === room.name);
    const count = room.endpoints.length === 0 ? 0 : options.count;
    const coming = Array.from({ length: Math.max(0, count - present.length) }, () => this.#create(room, at));
    await inParts(coming, async viewer => {
      await report(viewer, { trackerUrl, at, state: 'playing', address: this.#nextAddress() });
      await report(viewer, { trackerUrl, at, state: 'playing', address: this.#nextAddress() });
      this.#viewers.push(viewer);
    });
    await inParts(present.slice(count), async viewer => {
      this.#viewers.splice(this.#viewers.indexOf(viewer), 1);
      await report(viewer, { trackerUrl, at, state: 'paused', address: this.#nextAddress() });
    });
  }

  /** Has those report who have not done so for a time. */
  async goOn(options: { trackerUrl: string; at: number; everyMs: number }): Promise<void> {
    const due = this.#viewers.filter(({ saidAt }) => options.at - saidAt >= options.everyMs);
    await inParts(due, viewer =>
      report(viewer, { ...options, state: 'playing', address: this.#nextAddress() }),
    );
  }

  #create(room: RoomPlan, at: number): Viewer {
    this.#number += 1;
    const chance = spread(`viewer ${this.#number}`);
    const chosen = QUALITIES.find(({ part }) => chance < part) ?? QUALITIES[0];
    const endpoint = room.endpoints[this.#number % room.endpoints.length];
    return {
      room: room.name,
      endpoint: `${room.name}@${endpoint?.address ?? ''}`,
      stream: { kind: chosen.kind, protocol: 'hls', quality: chosen.quality },
      bitrateBps: chosen.bitrateBps,
      cookie: '',
      cameAt: at,
      saidAt: at,
    };
  }

  /** Of the network that is reserved for tests of this kind, RFC 2544. */
  #nextAddress(): string {
    this.#sent += 1;
    return `198.18.${(this.#sent >> 8) % 256}.${this.#sent % 256}`;
  }
}

async function report(
  viewer: Viewer,
  options: { trackerUrl: string; at: number; state: HeartbeatBody['state']; address: string },
): Promise<void> {
  const { trackerUrl, at, state, address } = options;
  const playedS = Math.min(3_600, Math.max(0, (at - viewer.saidAt) / 1_000));
  const body: HeartbeatBody = {
    room: viewer.room,
    endpoint: viewer.endpoint,
    stream: viewer.stream,
    state,
    sinceS: (at - viewer.cameAt) / 1_000,
    playedS,
    stalls: 0,
    stalledS: 0,
    droppedFrames: 0,
    latencyS: 8,
    bitrateBps: viewer.bitrateBps,
  };
  const response = await fetch(trackerUrl + createHeartbeatRoute.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: viewer.cookie, 'x-forwarded-for': address },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`the tracker refused a heartbeat: ${response.status} ${text}`);
  const cookie = response.headers.get('set-cookie')?.split(';', 1)[0];
  if (cookie !== undefined) viewer.cookie = cookie;
  if (heartbeatReplySchema.parse(JSON.parse(text)).counted) viewer.saidAt = at;
}

/** Some at a time, so that neither side has too many connections. */
export async function inParts<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let first = 0; first < items.length; first += TOGETHER) {
    await Promise.all(items.slice(first, first + TOGETHER).map(work));
  }
}
