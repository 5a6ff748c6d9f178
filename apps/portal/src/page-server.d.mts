import type { IncomingMessage, ServerResponse } from 'node:http';

/** The part of Next's server that the portal uses. */
export interface PageServer {
  /** Resolves when pages can be served. Rejects if they have not been built. */
  prepare(): Promise<void>;
  getRequestHandler(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  close(): Promise<void>;
}

export function createPageServer(options: {
  /** From source, with hot reload. */
  dev: boolean;
  /** Where `next.config.ts` is. */
  dir: string;
  quiet: boolean;
}): PageServer;
