import type { Settings } from '@foyer/config';
import { type ProgrammeReply, programmeReplySchema } from '@foyer/contract';
import { toReachableHost, toUrl } from '../start/addresses.ts';

const TIMEOUT_MS = 2_000;

export interface PortalAnswer {
  /** The one that was asked. */
  address: string;
  /** undefined: none runs there, or another program has the port. */
  reply: ProgrammeReply | undefined;
}

/** What the portal of this machine says of its programmes, and of the time. */
export async function askPortal({ host, port }: Pick<Settings, 'host' | 'port'>): Promise<PortalAnswer> {
  const address = toUrl(toReachableHost(host), port);
  try {
    const reply = await fetch(`${address}/api/v1/programme`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return { address, reply: programmeReplySchema.safeParse(await reply.json()).data };
  } catch {
    return { address, reply: undefined };
  }
}
