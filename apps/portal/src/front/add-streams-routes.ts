import type { Config } from '@foyer/config';
import type { StreamsReply, StreamsV1Reply } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { PortalData } from '../portal-data.ts';
import type { Programme } from '../programme/programme.ts';
import { describeStreams, toVersion1 } from '../streams/describe-streams.ts';
import { createBodyAnswerer, explainNoRoom, JSON_TYPE } from './answer-body.ts';
import { readOrigin } from './read-origin.ts';

export interface StreamsRoutesOptions {
  data: Pick<PortalData, 'now' | 'getRooms'>;
  getConfig: () => Config;
  getProgramme: () => Programme;
}

/** What is on and where to watch it, for the apps that read that of the c3voc. */
export function addStreamsRoutes(app: FastifyInstance, options: StreamsRoutesOptions): void {
  const { data, getConfig, getProgramme } = options;
  const answer = createBodyAnswerer({ data, getConfig });
  const versions: Record<string, (reply: StreamsReply) => StreamsReply | StreamsV1Reply> = {
    '/streams/v2.json': reply => reply,
    '/streams/v1.json': toVersion1,
  };
  for (const [path, toVersion] of Object.entries(versions)) {
    app.get(path, async (request, reply) => {
      const config = getConfig();
      const origin = readOrigin(request, config);
      return answer(request, reply, {
        type: JSON_TYPE,
        // Without a public address everything names the host that was asked, which is the sender's to choose.
        key: config.system.publicUrl === null ? null : path,
        render: at => {
          const { rooms: statuses } = data.getRooms(at);
          const streams = describeStreams({ config, programme: getProgramme(), statuses, origin, at });
          // Indented as the original prints it.
          return JSON.stringify(toVersion(streams), null, 4);
        },
        missing: explainNoRoom(''),
      });
    });
  }
}
