import {
  acceptHeldBack,
  describeLocation,
  FeedError,
  identifyFeed,
  type PlannedSource,
  readCachedState,
} from '@foyer/feeds';
import { readArguments } from '../command/read-arguments.ts';
import { type Subcommand, succeed, warn } from '../command/subcommand.ts';
import { UsageError } from '../command/usage-error.ts';
import { FILE_HELP, FILE_OPTIONS, readFiles } from './common-options.ts';
import { endKept } from './end-expired.ts';
import { openSources } from './read-health.ts';
import { readUndoClock } from './read-undo-clock.ts';

const WHEN_TAKEN = 'A portal that runs takes it now, otherwise the next one does when it starts.';

const silent = { info() {}, warn() {}, error() {} };

export const accept: Subcommand = {
  name: 'accept',
  synopsis: '[--feed ADDRESS]',
  summary: 'takes an import that is held back because it lost more than half of the sessions',
  help: `Without it such an import is taken when three fetches in a row have said the same. A portal that runs takes it
within a second, otherwise the next one does when it starts.

  --feed ADDRESS  which programme, or a part of its address, where several are held back
${FILE_HELP}`,
  async run(args, env) {
    const given = readArguments({ args, env, kinds: { ...FILE_OPTIONS, feed: { type: 'string' } } });
    if (given.positionals.length > 0) {
      throw new UsageError('Expected no names. To say which programme is meant: accept --feed ADDRESS');
    }
    const { settings, sources, cache } = await openSources(env, readFiles(given));
    const optionsOf = ({ feed }: PlannedSource) => ({ cache, key: feed, clock: Date.now, logger: silent });
    const states = await Promise.all(sources.map(source => readCachedState(optionsOf(source))));
    const held = sources.filter((_, index) => states[index]?.heldBack != null);
    const accepted = getHeld(held, given.values.feed);
    const expired = await endKept({ dataDir: settings.dataDir, ...(await readUndoClock(settings)) });
    const lines: string[] = [];
    for (const source of accepted) {
      const { sessions, sessionsBefore } = await acceptHeldBack(optionsOf(source));
      const programme = describeLocation(source.feed.location);
      lines.push(
        `${programme} is accepted with ${describeCount(sessions)}, where it had ${sessionsBefore}. ${WHEN_TAKEN}\n`,
      );
    }
    return warn(
      succeed([...new Set(lines)].join('')),
      expired.failures.map(({ message }) => message),
    );
  },
};

function describeCount(sessions: number): string {
  return `${sessions} ${sessions === 1 ? 'session' : 'sessions'}`;
}

/** Those of one address: rooms that read it in different ways, as in two time zones, each have a copy of it. */
function getHeld(held: readonly PlannedSource[], wanted: unknown): PlannedSource[] {
  const text = typeof wanted === 'string' ? wanted : '';
  const matches = held.filter(({ feed }) => feed.location.includes(text));
  const addresses = new Set(matches.map(({ feed }) => feed.location));
  if (addresses.size === 1) {
    return [...new Map(matches.map(source => [identifyFeed(source.feed), source])).values()];
  }
  const list = (locations: Iterable<string>) =>
    [...new Set(locations)].map(location => `\n  ${describeLocation(location)}`).join('');
  if (held.length === 0) {
    throw new FeedError('FEED_NOTHING_HELD', 'Nothing is held back, so there is nothing to accept.');
  }
  if (addresses.size > 1) {
    throw new UsageError(`Several are held back. Say which: accept --feed ADDRESS${list(addresses)}`);
  }
  const others = list(held.map(({ feed }) => feed.location));
  throw new UsageError(`No such programme is held back. These are:${others}`);
}
