import { randomBytes } from 'node:crypto';
import { hashSecret } from '../access/hash-secret.ts';
import type { Instant } from '../clock.ts';
import type { SecretRecord, SecretStore } from '../storage/secret-store.ts';

/** So that whoever finds one in a log or a repository knows what it is. */
const PREFIX = 'foyer_';
const SECRET_BYTES = 24;
/** A report is compared with every one of them. */
const MAX_SECRETS = 1000;

/** Makes secrets for machines, and revokes them. */
export class SecretDesk {
  readonly #store: SecretStore;

  constructor(store: SecretStore) {
    this.#store = store;
  }

  list(): SecretRecord[] {
    return this.#store.list();
  }

  /**
   * Returns a new secret, which is nowhere else: only its hash is kept. `rooms` null: for all. Undefined if a valid
   * one has the name already, or there are a thousand.
   */
  add({ name, rooms }: { name: string; rooms: string[] | null }, now: Instant): string | undefined {
    if (this.#store.listValid().length >= MAX_SECRETS) return undefined;
    const secret = PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
    const added = this.#store.add({ name, hash: hashSecret(secret), rooms, createdAt: now });
    return added ? secret : undefined;
  }

  /** Whether there was a valid one of that name. */
  revoke(name: string, now: Instant): boolean {
    return this.#store.revoke(name, now);
  }
}
