import { defineRoute } from '../../route.ts';
import { heartbeatBodySchema, heartbeatReplySchema } from '../heartbeat.ts';
import { reportErrors } from './report-errors.ts';

export const createHeartbeatRoute = defineRoute({
  method: 'POST',
  path: '/tracker/api/v1/heartbeats',
  summary: 'Report as a viewer: I am watching this, it goes so well',
  description:
    'A viewer is known by the cookie `foyer_viewer`, which the first reply sets and which holds for a day: without ' +
    'one the report does not count, and is sent once more with it. Viewers are counted, not identified: the tracker ' +
    'stores neither address nor user agent, and numbers that cannot be are cut to what can. The reply is sent ' +
    'after the report is stored.',
  body: heartbeatBodySchema,
  replies: { 200: heartbeatReplySchema },
  errors: [...reportErrors, 'ROOM_UNKNOWN'],
});
