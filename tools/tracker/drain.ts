import { suggestName } from '@foyer/config';
import type { KnownEndpoint, OperatorDesk } from '@foyer/tracker';
import { readArguments } from '../command/read-arguments.ts';
import { type Subcommand, succeed } from '../command/subcommand.ts';
import { UsageError } from '../command/usage-error.ts';
import { DATA_HELP, DATA_OPTIONS, describeStart, workAtDesk } from './desk-options.ts';
import { formatSecond, formatTable } from './format-table.ts';

const MAX_NAMED = 20;

export const drain: Subcommand = {
  name: 'drain',
  synopsis: '[ENDPOINT] [--off] [--data DIR]',
  summary: 'sends nobody new to an endpoint; those who watch there stay',
  help: `ENDPOINT is an id, as hall@192.0.2.7, or an address for all rooms of that machine. Without
one it lists those that are registered, and those that drain.

  --off        sends viewers there again
${DATA_HELP}

It holds until it is taken back, also over restarts of the tracker and of the endpoint.`,
  async run(args, env) {
    const given = readArguments({ args, env, kinds: { ...DATA_OPTIONS, off: { type: 'boolean' } } });
    const [name, ...rest] = given.positionals;
    const off = given.values.off === true;
    if (rest.length > 0 || (name === undefined && off)) {
      throw new UsageError('Expected one endpoint: drain ENDPOINT [--off]');
    }
    const now = Date.now();
    return workAtDesk(given, env, desk => {
      if (name === undefined) return succeed(listEndpoints(desk, now));
      return succeed(drainEndpoints(desk, { name, off, now }));
    });
  },
};

function drainEndpoints(
  desk: OperatorDesk,
  { name, off, now }: { name: string; off: boolean; now: number },
): string {
  const known = desk.drains.listKnown();
  const chosen = known.filter(endpoint => formatId(endpoint) === name || endpoint.address === name);
  if (chosen.length === 0) throw new UsageError(explainUnknown(name, known));
  const changed = chosen.filter(({ drainingSince }) => (drainingSince === null) !== off);
  desk.drains.set(changed, off ? null : now);
  const lines = chosen.map(endpoint => {
    const already = changed.includes(endpoint) ? '' : ' already';
    return off
      ? `${formatId(endpoint)} gets viewers${already || ' again'}.`
      : `${formatId(endpoint)} drains${already}: nobody new is sent there, those who watch there stay.`;
  });
  const deserted = off ? [] : warnOfDeserted(desk.drains.listKnown(), { chosen, now });
  return `${[...lines, ...deserted, describeStart(desk)].join('\n')}\n`;
}

/** Rooms to which nobody can be sent now that these drain. */
function warnOfDeserted(
  known: readonly KnownEndpoint[],
  { chosen, now }: { chosen: readonly KnownEndpoint[]; now: number },
): string[] {
  const rooms = [...new Set(chosen.map(({ room }) => room))];
  const takesViewers = (room: string) =>
    known.some(other => other.room === room && other.leaseEndsAt > now && other.drainingSince === null);
  return rooms
    .filter(room => !takesViewers(room))
    .map(
      room => `No other endpoint of ${room} is registered that takes viewers: whoever comes gets no stream.`,
    );
}

function listEndpoints({ drains }: OperatorDesk, now: number): string {
  const shown = drains
    .listKnown()
    .filter(({ leaseEndsAt, drainingSince }) => leaseEndsAt > now || drainingSince !== null);
  if (shown.length === 0) return 'No endpoint is registered, and none drains.\n';
  const rows = shown.map(endpoint => {
    const { lastSeenAt, leaseEndsAt, drainingSince } = endpoint;
    const state = drainingSince === null ? 'takes viewers' : `drains since ${formatSecond(drainingSince)}`;
    const gone = leaseEndsAt > now ? '' : ', is not registered';
    return [formatId(endpoint), formatSecond(lastSeenAt), `${state}${gone}`];
  });
  return formatTable([['ENDPOINT', 'LAST REPORT', 'STATE'], ...rows]);
}

function explainUnknown(name: string, known: readonly KnownEndpoint[]): string {
  const names = [...new Set([...known.map(formatId), ...known.map(({ address }) => address)])];
  const nearest = suggestName(name, names);
  const ids = known.map(formatId);
  const listed = ids.length > MAX_NAMED ? `${ids.slice(0, MAX_NAMED).join(', ')}, …` : ids.join(', ');
  const others = listed === '' ? ': none has ever reported.' : `. There are ${listed}.`;
  return `No endpoint is called "${name}"${nearest || others}`;
}

function formatId({ room, address }: KnownEndpoint): string {
  return `${room}@${address}`;
}
