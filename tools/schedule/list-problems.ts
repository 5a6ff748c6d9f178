import { type ProgrammeProblem, sortProblems } from '@foyer/contract';

/** Lines of each part. */
const FEW = 8;
/** More of one kind are folded, but for those that each want something else done. */
const FEW_OF_A_KIND = 2;

/**
 * A line for each problem: first what organisers have to do something about; then what could not be read; then rooms of
 * the programme that no room of the config takes. Of many of a kind the first two say it all.
 */
export function listProblems(problems: readonly ProgrammeProblem[]): string[] {
  const { toDo, reading, untaken } = sortProblems(problems);
  return [...cut(toDo.map(tell)), ...cut(foldKinds(reading)), ...cut(foldKinds(untaken))];
}

/** The same, all that are known. */
export function listAllProblems(problems: readonly ProgrammeProblem[]): string[] {
  const { toDo, reading, untaken } = sortProblems(problems);
  return [...toDo, ...reading, ...untaken].map(tell);
}

function cut(lines: readonly string[]): string[] {
  return lines.length <= FEW ? [...lines] : [...lines.slice(0, FEW), '… and more'];
}

function foldKinds(problems: readonly ProgrammeProblem[]): string[] {
  return [...Map.groupBy(problems, ({ code }) => code).values()].flatMap(ofKind => {
    // A line that says so takes as much room as the one that it would be in place of.
    if (ofKind.length <= FEW_OF_A_KIND + 1) return ofKind.map(tell);
    return [...ofKind.slice(0, FEW_OF_A_KIND).map(tell), '… and more of this kind'];
  });
}

function tell({ severity, message, line, path }: ProgrammeProblem): string {
  const where = line === null ? (path ?? '') : `line ${line}`;
  return `${[severity, where].filter(part => part !== '').join(', ')}: ${message}`;
}
