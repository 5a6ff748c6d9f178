import { createTakenTest } from '../build/create-taken-test.ts';
import type { RoomSelector } from '../build/match-rooms.ts';
import type { Feed, Session } from '../model.ts';
import type { CancelCorrection, Correction } from './correction.ts';

export interface CorrectableSource {
  /** Sources of one location are one programme, read in several ways. */
  location: string;
  /** The rooms of the config that it is for. */
  rooms: readonly RoomSelector[];
  feed: Pick<Feed, 'rooms' | 'sessions'> | null;
}

/** A source that has the session of a cancellation. */
interface Holder {
  index: number;
  source: CorrectableSource;
  session: Session;
}

/**
 * Which of several programmes each correction is for: that of its room, or for a cancellation all that have the
 * session; of a programme that is read in several ways, as in two time zones, the readings whose rooms show it, or
 * else the first. What is for none is given to the first, so that it is told there.
 *
 * A cancellation is given to each with the start that it is to be judged by there.
 */
export function assignCorrections(
  corrections: readonly Correction[],
  sources: readonly CorrectableSource[],
): Correction[][] {
  const assigned = sources.map((): Correction[] => []);
  const search = new HolderSearch(sources);
  for (const correction of corrections) {
    const taken =
      correction.kind === 'cancel'
        ? search.assign(correction)
        : sources.flatMap(({ rooms }, index) =>
            rooms.some(({ room }) => room === correction.room) ? { index, correction } : [],
          );
    if (taken.length === 0) assigned[0]?.push(correction);
    for (const { index, correction: own } of taken) assigned[index]?.push(own);
  }
  return assigned;
}

/** Looks sources up only where there is something to look for. */
class HolderSearch {
  readonly #sources: readonly CorrectableSource[];
  readonly #byGuid = new Map<CorrectableSource, ReadonlyMap<string, Session>>();
  readonly #shows = new Map<CorrectableSource, (session: Session) => boolean>();

  constructor(sources: readonly CorrectableSource[]) {
    this.#sources = sources;
  }

  assign(correction: CancelCorrection): { index: number; correction: Correction }[] {
    const holders = this.#sources.flatMap((source, index): Holder[] => {
      const session = this.#find(source, correction.guid);
      return session === undefined ? [] : [{ index, source, session }];
    });
    return [...Map.groupBy(holders, ({ source }) => source.location).values()].flatMap(readings => {
      const shown = readings.length === 1 ? readings : readings.filter(holder => this.#isShown(holder));
      return (shown.length > 0 ? shown : readings.slice(0, 1)).map(holder => ({
        index: holder.index,
        correction: judgeBy(holder, { correction, holders }),
      }));
    });
  }

  #find(source: CorrectableSource, guid: string): Session | undefined {
    const known = this.#byGuid.get(source);
    if (known !== undefined) return known.get(guid);
    const sessions = (source.feed?.sessions ?? []).toReversed();
    const byGuid = new Map(sessions.map(session => [session.guid, session]));
    this.#byGuid.set(source, byGuid);
    return byGuid.get(guid);
  }

  #isShown({ source, session }: Holder): boolean {
    const shows = this.#shows.get(source) ?? createTakenTest(source.feed ?? EMPTY, source.rooms);
    this.#shows.set(source, shows);
    return shows(session);
  }
}

const EMPTY = { rooms: [], sessions: [] };

/**
 * A cancellation with the start that its session had here when it was made. Where that was not kept, because it was
 * made before every reading had its own or for other rooms, the programme has not moved the session as long as any
 * that has it says the same as then.
 */
function judgeBy(
  { source, session }: Holder,
  { correction, holders }: { correction: CancelCorrection; holders: readonly Holder[] },
): CancelCorrection {
  const { guid, publishedStarts, startsIn } = correction;
  const start = publishedStarts.get(guid);
  const judge = (startsAt: number) => ({ ...correction, publishedStarts: new Map([[guid, startsAt]]) });
  const own = findStartIn(source, correction);
  if (own !== undefined) return own === start ? correction : judge(own);
  if (start === undefined || session.startsAt === start) return correction;
  const isUnmoved = holders.some(
    other => other.session.startsAt === (startsIn ? findStartIn(other.source, correction) : start),
  );
  return isUnmoved ? judge(session.startsAt) : correction;
}

function findStartIn({ rooms }: CorrectableSource, { startsIn }: CancelCorrection): number | undefined {
  const known = rooms.find(({ room }) => startsIn?.has(room));
  return known && startsIn?.get(known.room);
}
