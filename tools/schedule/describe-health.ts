import { judgeProgramme, type ProgrammeSourceHealth } from '@foyer/contract';
import { formatMoment } from './format-times.ts';
import { listAllProblems, listProblems } from './list-problems.ts';

/** Lines of one kind that are printed unless all are wanted. */
const FEW = 8;

/** A programme and how it is, a line for each thing to know. */
export function describeHealth(
  source: ProgrammeSourceHealth,
  { now, all }: { now: number; all: boolean },
): string {
  const { heldBack, failure, imports } = source;
  const tell = (iso: string) => formatMoment(Date.parse(iso), source.timezone);
  const rooms = `rooms ${source.rooms.join(', ')}`;
  const lines = [
    source.location,
    `  ${judgeProgramme(source).words}; ${source.format ?? 'no format known'}; ${rooms}`,
    `  ${countOf(source.sessions, 'session')} in ${countOf(source.feedRooms, 'room')}, ${describeAge(source, now)}`,
    ...(heldBack === null
      ? []
      : [`  ${heldBack.message}`, ...list(heldBack.changes, heldBack.changes.length, all)]),
    // What is held back is told as a failure too.
    ...(failure === null || heldBack !== null
      ? []
      : [`  ${failure.message} (${countOf(failure.attempts, 'attempt')} since ${tell(failure.since)})`]),
    ...source.missingCompanions.map(companion => `  ${companion.message}`),
    ...describeProblems(source, all),
    ...imports
      .filter(({ how }) => how !== 'first')
      .slice(0, all ? imports.length : 1)
      .flatMap(({ at, counts, changes }) => [
        `  Changed ${tell(at)}: ${describeCounts(counts)}`,
        ...list(changes, sumOf(counts), all),
      ]),
  ];
  return lines.map(line => `${line}\n`).join('');
}

function describeAge({ fetchedAt, timezone }: ProgrammeSourceHealth, now: number): string {
  if (fetchedAt === null) return 'never had whole';
  const minutes = Math.max(0, Math.round((now - Date.parse(fetchedAt)) / 60_000));
  return minutes < 100
    ? `as of ${minutes} min ago`
    : `as of ${formatMoment(Date.parse(fetchedAt), timezone)}`;
}

function describeProblems({ problems, problemCounts }: ProgrammeSourceHealth, all: boolean): string[] {
  const { errors, warnings } = problemCounts;
  const total = errors + warnings;
  const lines = listProblems(problems);
  const isWhole = all || lines.join('\n') === listAllProblems(problems).join('\n');
  return [
    ...(isWhole ? list(listAllProblems(problems), total, true) : lines.map(line => `    ${line}`)),
    `  ${countOf(errors, 'error')}, ${countOf(warnings, 'warning')}${isWhole ? '' : '; --all lists them'}`,
  ];
}

function list(lines: readonly string[], total: number, all: boolean): string[] {
  const shown = lines.slice(0, all ? lines.length : FEW);
  const more = total - shown.length;
  return [...shown.map(line => `    ${line}`), ...(more > 0 ? [`    … and ${more} more`] : [])];
}

function describeCounts(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
