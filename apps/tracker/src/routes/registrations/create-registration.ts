import { createRegistrationRoute, type ErrorCode } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { Verdict } from '../../access/access-rules.ts';
import type { AddressReader } from '../../access/sender-address.ts';
import { formatInstant } from '../../clock.ts';
import { RequestRefusedError } from '../../errors.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { RegistrationService } from '../../registration/registration-service.ts';

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

export interface CreateRegistrationOptions {
  registrations: RegistrationService;
  readAddress: AddressReader;
}

export function serveCreateRegistration(app: FastifyInstance, options: CreateRegistrationOptions): void {
  const { registrations, readAddress } = options;
  serveRoute(app, createRegistrationRoute, async ({ body, request, reply }) => {
    const { room, load = {}, streams, preview, nextInS } = body;
    const address = readAddress(request);
    const secret = readBearer(request.headers.authorization);
    const verdict = registrations.judge({ room, secret, address });
    if (verdict !== 'granted') throw new RequestRefusedError(...refusals[verdict]);
    const endpoint = await registrations.record({ room, address, load, streams, preview, nextInS });
    reply.header('cache-control', 'no-store');
    return { room, endpoint: endpoint.id, expiresAt: formatInstant(endpoint.leaseEndsAt) };
  });
}

function readBearer(authorization = ''): string {
  return /^Bearer +(.*)$/i.exec(authorization)?.[1] ?? '';
}
