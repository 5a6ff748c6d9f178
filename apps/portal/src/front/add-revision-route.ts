import type { ProgrammeRevisionReply } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { PortalData } from '../portal-data.ts';
import { JSON_TYPE } from './answer-body.ts';
import { type Body, createBody } from './body-cache.ts';
import { sendBody } from './send-body.ts';

/** What every open page asks again and again: made once of each programme. */
export function addRevisionRoute(
  app: FastifyInstance,
  { data }: { data: Pick<PortalData, 'schedule'> },
): void {
  let made: { revision: string; body: Body } | null = null;
  app.get('/api/v1/programme/revision', async (request, reply) => {
    const revision = data.schedule.getRevision();
    if (made?.revision !== revision) {
      const body: ProgrammeRevisionReply = { revision };
      made = { revision, body: createBody(JSON.stringify(body)) };
    }
    return sendBody(request, reply.type(JSON_TYPE), made.body);
  });
}
