import type { ErrorCode } from '@foyer/contract';
import type { LimitName } from '../access/sender-limits.ts';

/**
 * What is counted while requests are answered. Plain numbers, since they stand in the way of every request; whoever
 * asks for the metrics pays for making them of these.
 */
export class Counters {
  /** By the path of the route. */
  readonly requests = new Map<string, { count: number }>();
  readonly errors = new Map<ErrorCode, number>();
  readonly limited = new Map<LimitName, number>([
    ['requests', 0],
    ['reports', 0],
    ['wrong-secrets', 0],
  ]);

  /** The counter of a route, to be kept by it. */
  addRoute(method: string, path: string): { count: number } {
    const key = `${method} ${path}`;
    const counter = this.requests.get(key) ?? { count: 0 };
    this.requests.set(key, counter);
    return counter;
  }

  addError(code: ErrorCode): void {
    this.errors.set(code, (this.errors.get(code) ?? 0) + 1);
  }

  addLimited(limit: LimitName): void {
    this.limited.set(limit, (this.limited.get(limit) ?? 0) + 1);
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    counters: Counters;
  }
}
