import type { Problem } from '@foyer/schedule';

const MAX_SUMMARY_LINES = 50;

/** What is wrong, for a person who asked for something else: as much as fits on a screen. */
export function formatProblemSummary(problems: readonly Problem[]): string {
  const lines = problems.slice(0, MAX_SUMMARY_LINES).map(problem => `${formatProblem(problem)}\n`);
  const more = problems.length - lines.length;
  return `${lines.join('')}${more > 0 ? `… and ${more} more problems.\n` : ''}`;
}

/** All of it, with the codes, errors first. */
export function formatProblemList(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  return [...errors, ...warnings].map(problem => `${problem.code}: ${formatProblem(problem)}\n`).join('');
}

function formatProblem({ severity, message, position }: Problem): string {
  const where = position.line === undefined ? (position.path ?? '') : `line ${position.line}`;
  return `${[severity, where].filter(part => part !== '').join(', ')}: ${message}`;
}
