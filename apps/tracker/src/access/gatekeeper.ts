import type { ErrorCode } from '@foyer/contract';
import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../clock.ts';
import { RequestRefusedError } from '../errors.ts';
import type { AccessRules, Verdict } from './access-rules.ts';
import { createAttempt } from './attempt.ts';
import { readBearer } from './read-bearer.ts';
import { RefusalLog } from './refusal-log.ts';
import type { SenderLimits } from './sender-limits.ts';

export interface Credentials {
  room: string;
  secret: string;
  /** Of the sender, for the log. */
  address: string;
}

export interface GatekeeperOptions {
  access: { readonly rules: AccessRules };
  limits: Pick<SenderLimits, 'checkGuess' | 'noteGuess' | 'takeReport'>;
  /** Hears whose secret has opened something. */
  onUsed?: (machine: string) => void;
  clock: Clock;
  logger: FastifyBaseLogger;
}

const refusals: Readonly<Record<Exclude<Verdict, 'granted'>, readonly [code: ErrorCode, message: string]>> = {
  'no-secret': [
    'SECRET_NOT_CONFIGURED',
    'No secret is configured. Set "secret" in config.private.json of the tracker.',
  ],
  'wrong-secret': ['SECRET_WRONG', 'The secret is wrong. Send it as "Authorization: Bearer <secret>".'],
  'unknown-room': [
    'ROOM_UNKNOWN',
    'The config has no room of this name. GET /tracker/api/v1/rooms lists them.',
  ],
};

/** Says who may report for a room, and logs who may not. */
export class Gatekeeper {
  readonly #access: GatekeeperOptions['access'];
  readonly #limits: GatekeeperOptions['limits'];
  readonly #refusals: RefusalLog;
  readonly #onUsed: (machine: string) => void;

  constructor(options: GatekeeperOptions) {
    this.#access = options.access;
    this.#limits = options.limits;
    this.#onUsed = options.onUsed ?? (() => {});
    this.#refusals = new RefusalLog(options);
  }

  /** Throws a `RequestRefusedError` if there have been too many of the same sender. */
  judge(credentials: Credentials): Verdict {
    const { verdict, machine } = this.#try(credentials, hash =>
      this.#access.rules.judge({ room: credentials.room, hash }),
    );
    if (verdict !== 'granted') this.#refusals.add({ ...credentials, verdict });
    else if (machine !== null) this.#onUsed(machine);
    return verdict;
  }

  /** Throws a `RequestRefusedError` unless the sender may report for the room. */
  admit(credentials: Credentials): void {
    const verdict = this.judge(credentials);
    if (verdict !== 'granted') throw new RequestRefusedError(...refusals[verdict]);
  }

  /** As `judge`, for a machine that may belong to no room: then whatever opens some room will do. */
  judgeMachine({ room, ...credentials }: Omit<Credentials, 'room'> & { room: string | null }): Verdict {
    if (room !== null) return this.judge({ ...credentials, room });
    const noRoom = { ...credentials, room: '' };
    const { verdict, machine } = this.#try(noRoom, hash => this.#access.rules.judge({ room: '', hash }));
    if (verdict === 'unknown-room') {
      if (machine !== null) this.#onUsed(machine);
      return 'granted';
    }
    this.#refusals.add({ ...noRoom, verdict });
    return verdict;
  }

  /** As `admit`, for a machine that may belong to no room. */
  admitMachine(credentials: Omit<Credentials, 'room'> & { room: string | null }): void {
    const verdict = this.judgeMachine(credentials);
    if (verdict !== 'granted') throw new RequestRefusedError(...refusals[verdict]);
  }

  /** Throws a `RequestRefusedError` unless the sender has the secret of the whole system. */
  admitOperator({ secret, address }: { secret: string; address: string }): void {
    const { verdict } = this.#try({ secret, address }, hash => ({
      verdict: this.#access.rules.judgeOperator(hash),
    }));
    if (verdict === 'granted') return;
    this.#refusals.add({ room: '', address, verdict });
    throw new RequestRefusedError(...refusals[verdict]);
  }

  /**
   * Whether a reader is to be told what is not for everybody: false without a secret. Throws a
   * `RequestRefusedError` if there is one and it is wrong.
   */
  trustsReader({ authorization, address }: { authorization: string | undefined; address: string }): boolean {
    if (authorization === undefined) return false;
    this.admitOperator({ secret: readBearer(authorization), address });
    return true;
  }

  #try<J extends { verdict: Verdict }>(
    sender: { secret: string; address: string },
    judge: (hash: Buffer) => J,
  ): J {
    const attempt = createAttempt(sender);
    this.#limits.checkGuess(attempt);
    const judgement = judge(attempt.hash);
    const right = judgement.verdict !== 'wrong-secret';
    this.#limits.noteGuess(attempt, { right });
    if (right) this.#limits.takeReport(attempt);
    return judgement;
  }
}
