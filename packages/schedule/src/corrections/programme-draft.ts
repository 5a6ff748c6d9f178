import { listRoomNames, matchRooms, type RoomSelector } from '../build/match-rooms.ts';
import { type PlacedSession, placeSessions } from '../build/place-sessions.ts';
import type { DayNumber, ProgrammeDays } from '../build/programme-days.ts';
import type { Feed, Session } from '../model.ts';
import type { Correction } from './correction.ts';
import type { CorrectedSession } from './correction-outcome.ts';
import { describeSessionCorrection, findCorrectionKind } from './describe-session-correction.ts';

/** A session as the corrections so far have left it. */
export interface DraftSession {
  readonly published: Session;
  session: Session;
  /** The programme day that it belongs to: one that is late into the next one is still of its own. */
  day: DayNumber;
  note: string | null;
}

/** What a correction may change of a session. */
export type SavedDraft = Readonly<Pick<DraftSession, 'session' | 'day'>>;

/** One whose end is known, or concluded. */
export interface PlacedDraft extends PlacedSession {
  draft: DraftSession;
}

interface ProgrammeDraftOptions {
  feed: Pick<Feed, 'rooms' | 'sessions'>;
  rooms: readonly RoomSelector[];
  days: ProgrammeDays;
}

/** A programme while corrections are made to it, one after the other. */
export class ProgrammeDraft {
  readonly days: ProgrammeDays;
  readonly #rooms: readonly RoomSelector[];
  readonly #drafts: readonly DraftSession[];
  readonly #takers: Map<string | null, readonly RoomSelector[]>;
  /** By room; no correction changes what is published. */
  readonly #published = new Map<string, readonly PlacedSession[]>();
  #before = new Map<DraftSession, Session>();

  constructor({ feed, rooms, days }: ProgrammeDraftOptions) {
    this.days = days;
    this.#rooms = rooms;
    this.#drafts = feed.sessions.map(session => ({
      published: session,
      session,
      day: days.getDayOf(session),
      note: null,
    }));
    this.#takers = matchRooms(feed, rooms);
  }

  hasRoom(room: string): boolean {
    return this.#rooms.some(selector => selector.room === room);
  }

  find(guid: string): DraftSession | undefined {
    return this.#drafts.find(({ published }) => published.guid === guid);
  }

  isIn(room: string, session: Session): boolean {
    return listRoomNames(session).some(name =>
      this.#takers.get(name)?.some(selector => selector.room === room),
    );
  }

  /** What the programme itself has in a room of the config, sorted by start. */
  listPublished(room: string): readonly PlacedSession[] {
    const known = this.#published.get(room);
    if (known !== undefined) return known;
    const sessions = this.#drafts.map(draft => draft.published);
    const held = sessions.filter(session => session.cancelled !== true && this.isIn(room, session));
    const published = placeSessions(held, this.days);
    this.#published.set(room, published);
    return published;
  }

  /** What takes place in a room of the config, sorted by start. */
  listHeld(room: string): PlacedDraft[] {
    const drafts = new Map(
      this.#drafts
        .filter(({ session }) => session.cancelled !== true && this.isIn(room, session))
        .map(draft => [draft.session, draft]),
    );
    return placeSessions([...drafts.keys()], this.days).flatMap(placed => {
      const draft = drafts.get(placed.session);
      return draft === undefined ? [] : [{ ...placed, draft }];
    });
  }

  /** Whether it is of a day, or begins on it now. */
  isOf(day: DayNumber, { draft, session }: PlacedDraft): boolean {
    return draft.day === day || this.days.getDayOf(session) === day;
  }

  /** How long a session lasts; where the programme does not say, until the next in one of its rooms. */
  getLengthMs({ session }: Pick<DraftSession, 'session'>): number {
    if (session.endsAt !== null) return Math.max(0, session.endsAt - session.startsAt);
    const beside = this.#drafts
      .map(draft => draft.session)
      .filter(other => other === session || other.rooms.some(name => session.rooms.includes(name)));
    const placed = placeSessions(beside, this.days).find(({ session: other }) => other === session);
    return placed === undefined ? 0 : placed.endsAt - placed.startsAt;
  }

  /** A name by which the room of the config, and if possible no other, finds its sessions. */
  getFeedName(room: string): string {
    const names = [...this.#takers].flatMap(([name, takers]) =>
      name !== null && takers.some(taker => taker.room === room) ? [{ name, takers }] : [],
    );
    const own = names.find(({ takers }) => takers.length === 1) ?? names[0];
    if (own !== undefined) return own.name;
    const selectors = this.#rooms.filter(selector => selector.room === room);
    const name = selectors[0]?.key ?? selectors[0]?.title ?? room;
    this.#takers.set(name, selectors);
    this.#published.delete(room);
    return name;
  }

  change(draft: DraftSession, changed: Partial<Session>): void {
    if (!this.#before.has(draft)) this.#before.set(draft, draft.session);
    draft.session = { ...draft.session, ...changed };
  }

  move({ draft, startsAt, endsAt }: PlacedDraft, byMs: number): void {
    const isOpen = draft.session.endsAt === null;
    this.change(draft, { startsAt: startsAt + byMs, endsAt: isOpen ? null : endsAt + byMs });
  }

  /** The changes since this was last asked, as those of `correction`. */
  takeChanges({ note }: Correction): CorrectedSession[] {
    const changes = [...this.#before].map(([draft, before]) => {
      const { published, session } = draft;
      // What was said of a delay is no reason for that a session does not take place.
      const isSame = findCorrectionKind(published, before) === findCorrectionKind(published, session);
      draft.note = note ?? (isSame ? draft.note : null);
      return { published, before, after: session };
    });
    this.#before = new Map();
    return changes;
  }

  /** The sessions as they are now, to be restored or compared later. */
  save(): readonly SavedDraft[] {
    return this.#drafts.map(({ session, day }) => ({ session, day }));
  }

  /** Notes stay: they are of no use to who goes back. */
  restore(saved: readonly SavedDraft[]): void {
    this.#drafts.forEach((draft, index) => {
      Object.assign(draft, saved[index]);
    });
  }

  /** What has become another object since. */
  compare(saved: readonly SavedDraft[]): CorrectedSession[] {
    return this.#drafts.flatMap(({ published, session }, index) => {
      const before = saved[index]?.session;
      return before === undefined || before === session ? [] : { published, before, after: session };
    });
  }

  /** The sessions in the order of the feed; those that nothing has changed are the same objects. */
  listSessions(): Session[] {
    return this.#drafts.map(({ published, session, note }) => {
      const correction = describeSessionCorrection({ published, session, note });
      return correction === null ? published : { ...session, correction };
    });
  }
}

/** Whether the programme has moved a session itself since a correction was made. */
export function isOvertaken({ published }: DraftSession, { publishedStarts }: Correction): boolean {
  const startsAt = publishedStarts.get(published.guid);
  return startsAt !== undefined && startsAt !== published.startsAt;
}
