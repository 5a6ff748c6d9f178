import { ROOM_PROBLEM_CODES } from '@foyer/contract';
import { describeLocation, type FeedLogger } from '@foyer/feeds';
import type { ProgrammeSource } from './programme.ts';

/** Of one programme in the log; the programme's health has more. */
const MAX_TOLD = 20;

/** Tells in the log which rooms of the config and of a programme do not find each other: once, until they become others. */
export class RoomTeller {
  readonly #logger: FeedLogger;
  #told: ReadonlyMap<string, string> = new Map();

  constructor(logger: FeedLogger) {
    this.#logger = logger;
  }

  tell(sources: readonly ProgrammeSource[]): void {
    const told = new Map<string, string>();
    for (const { feed, rooms, built } of sources) {
      const source = JSON.stringify([feed.location, rooms.map(({ name }) => name)]);
      const before = this.#told.get(source) ?? '';
      if (built === null) {
        told.set(source, before);
        continue;
      }
      const problems = built.schedule.problems.filter(({ code }) => ROOM_PROBLEM_CODES.includes(code));
      const messages = problems.map(({ message }) => message);
      told.set(source, messages.join('\n'));
      if (told.get(source) === before) continue;
      const programme = describeLocation(feed.location);
      if (messages.length === 0) {
        this.#logger.info({ programme }, 'rooms of config and programme find each other again');
      } else {
        const facts = { programme, count: messages.length, problems: messages.slice(0, MAX_TOLD) };
        this.#logger.warn(facts, 'rooms of config and programme do not all find each other');
      }
    }
    this.#told = told;
  }
}
