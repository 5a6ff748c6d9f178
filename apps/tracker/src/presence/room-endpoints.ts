import type { Instant } from '../clock.ts';
import { type Attendance, createAttendance, isExpiredBefore } from './attendance.ts';
import type { Endpoint } from './endpoint.ts';
import { IndexedHeap } from './indexed-heap.ts';
import { isLeaseGood } from './lease.ts';
import type { OverallLoad } from './overall-load.ts';
import { isPreferred } from './preference.ts';

/** The endpoints of one room: who they are, whom the next viewer gets, whose lease ends next. */
export class RoomEndpoints {
  readonly #byId = new Map<string, Attendance>();
  /** Those that viewers may be sent to. */
  readonly #byPreference = new IndexedHeap<Attendance>(isPreferred);
  readonly #byExpiry = new IndexedHeap<Attendance>(isExpiredBefore);

  /** What all of them carry. */
  readonly #total: OverallLoad = { bitrateBps: 0, clients: 0 };

  readonly #onChange: () => void;

  /** `onChange` hears of whatever may make a difference to those who ask. */
  constructor(onChange: () => void = () => {}) {
    this.#onChange = onChange;
  }

  get size(): number {
    return this.#byId.size;
  }

  /** When the next lease ends. */
  get nextEnd(): Instant | undefined {
    return this.#byExpiry.peek()?.endpoint.leaseEndsAt;
  }

  get(id: string): Attendance | undefined {
    return this.#byId.get(id);
  }

  values(): IterableIterator<Attendance> {
    return this.#byId.values();
  }

  /** From now on nobody is counted as sent there since. */
  apply(endpoint: Endpoint): Attendance {
    const known = this.#byId.get(endpoint.id);
    if (known !== undefined) this.#count(known, -1);
    const fresh = createAttendance(endpoint, this.#total);
    const { draining } = known ?? fresh;
    const attendance = Object.assign(known ?? fresh, fresh, { draining });
    this.#byId.set(endpoint.id, attendance);
    this.#count(attendance, 1);
    this.#byExpiry.put(attendance);
    this.#rank(attendance);
    return attendance;
  }

  /** Changes what an attendance says beside its report, and puts it in its place. */
  change(attendance: Attendance, changes: Pick<Attendance, 'draining'>): void {
    Object.assign(attendance, changes);
    this.#rank(attendance);
  }

  countSent(attendance: Attendance): void {
    attendance.sentViewers += 1;
    this.#rank(attendance);
  }

  remove(id: string): boolean {
    const attendance = this.#byId.get(id);
    if (attendance === undefined) return false;
    this.#byId.delete(id);
    this.#count(attendance, -1);
    // Sums of fractions leave a rest.
    if (this.#byId.size === 0) Object.assign(this.#total, { bitrateBps: 0, clients: 0 });
    this.#byPreference.remove(attendance);
    this.#byExpiry.remove(attendance);
    this.#onChange();
    return true;
  }

  /** Lets go of those whose lease has ended. */
  expire(now: Instant): Attendance[] {
    const expired: Attendance[] = [];
    for (;;) {
      const next = this.#byExpiry.peek();
      if (next === undefined || isLeaseGood(next.endpoint, now)) return expired;
      this.remove(next.endpoint.id);
      expired.push(next);
    }
  }

  /** Moves all reports and leases in time. */
  shift(byMs: number): void {
    for (const attendance of this.#byId.values()) {
      const { endpoint } = attendance;
      const { reportedAt, leaseEndsAt } = endpoint;
      attendance.endpoint = { ...endpoint, reportedAt: reportedAt + byMs, leaseEndsAt: leaseEndsAt + byMs };
    }
  }

  /**
   * Whom the next viewer gets. Those that it found broken are passed over, unless there is no other: what does not
   * work now may in a moment.
   */
  choose(broken: ReadonlySet<string> = new Set()): Attendance | undefined {
    const first = this.#byPreference.peek();
    if (first === undefined || !broken.has(first.endpoint.id)) return first;
    const passedOver: Attendance[] = [];
    let chosen: Attendance | undefined = first;
    while (chosen !== undefined && broken.has(chosen.endpoint.id)) {
      this.#byPreference.remove(chosen);
      passedOver.push(chosen);
      chosen = this.#byPreference.peek();
    }
    for (const attendance of passedOver) this.#byPreference.put(attendance);
    return chosen ?? first;
  }

  #count({ load }: Attendance, sign: 1 | -1): void {
    this.#total.bitrateBps += sign * load.bitrateBps;
    this.#total.clients += sign * load.clients;
  }

  #rank(attendance: Attendance): void {
    if (attendance.draining) this.#byPreference.remove(attendance);
    else this.#byPreference.put(attendance);
    this.#onChange();
  }
}
