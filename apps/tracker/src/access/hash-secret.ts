import { hash } from 'node:crypto';

/** Of equal length whatever the secret, so that a comparison tells nothing by its time. */
export function hashSecret(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}
