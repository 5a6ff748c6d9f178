import { NodeVersionError } from '../errors.ts';

/** What better-sqlite3 13 is built for; its own `engines` promises less. */
const MINIMUM_NODE_API = 10;

/** On an older Node better-sqlite3 ends the process by a segmentation fault, without a message. */
export function assertNodeVersion({ node, napi }: { node: string; napi?: string | undefined }): void {
  if (Number(napi ?? 0) < MINIMUM_NODE_API) throw new NodeVersionError(node);
}
