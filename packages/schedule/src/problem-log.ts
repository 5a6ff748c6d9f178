import type { Problem } from './model.ts';
import { shorten } from './text/shorten.ts';

const MAX_PER_CODE = 20;
/** A sentence or two. Each message quotes no more than it needs; what a feed puts in its ids nobody foresees. */
const MAX_MESSAGE_LENGTH = 600;
const MAX_PATH_LENGTH = 200;

/** Collects problems, of each code so many and then their number, so that a bad feed cannot flood anybody. */
export class ProblemLog {
  readonly #problems: Problem[] = [];
  readonly #counts = new Map<string, number>();

  add(problem: Problem): void {
    const count = (this.#counts.get(problem.code) ?? 0) + 1;
    this.#counts.set(problem.code, count);
    if (count <= MAX_PER_CODE) this.#problems.push(shortenProblem(problem));
  }

  error(code: string, message: string, position: Problem['position'] = {}): void {
    this.add({ severity: 'error', code, message, position });
  }

  warn(code: string, message: string, position: Problem['position'] = {}): void {
    this.add({ severity: 'warning', code, message, position });
  }

  list(): Problem[] {
    const rests = [...this.#counts].flatMap(([code, count]) => {
      const last = this.#problems.findLast(problem => problem.code === code);
      if (last === undefined || count <= MAX_PER_CODE) return [];
      return [{ ...last, message: `There are ${count - MAX_PER_CODE} more like this.`, position: {} }];
    });
    return [...this.#problems, ...rests];
  }
}

function shortenProblem({ message, position, ...problem }: Problem): Problem {
  const { path } = position;
  return {
    ...problem,
    message: shorten(message, MAX_MESSAGE_LENGTH),
    position: path === undefined ? position : { ...position, path: shorten(path, MAX_PATH_LENGTH) },
  };
}
