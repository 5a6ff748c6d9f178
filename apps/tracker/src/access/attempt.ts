import { hashSecret } from './hash-secret.ts';
import { readSenderNetwork } from './sender-network.ts';

/** Somebody's try of a secret, hashed once for all who judge it. */
export interface Attempt {
  /** As `readSenderNetwork` says. */
  readonly network: string;
  /** Of the secret, as made by `hashSecret`. */
  readonly hash: Buffer;
  /** The same for the same secret from the same network, and for no other. */
  readonly key: string;
}

export function createAttempt({ address, secret }: { address: string; secret: string }): Attempt {
  const network = readSenderNetwork(address);
  const hash = hashSecret(secret);
  return { network, hash, key: `${network} ${hash.toString('latin1')}` };
}
