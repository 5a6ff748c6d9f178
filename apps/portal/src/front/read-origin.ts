import type { Config } from '@foyer/config';
import type { FastifyRequest } from 'fastify';

/**
 * Scheme and host under which readers reach the portal, without a slash at the end: what the config says, or else
 * the host that was asked for. null: what was asked for is no host.
 */
export function readOrigin(request: FastifyRequest, { system }: Pick<Config, 'system'>): string | null {
  if (system.publicUrl !== null) return system.publicUrl.replace(/\/+$/, '');
  return /^[\w.-]+(?::\d{1,5})?$|^\[[\da-f:.]+\](?::\d{1,5})?$/i.test(request.host)
    ? `${request.protocol}://${request.host}`
    : null;
}
