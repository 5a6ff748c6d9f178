import {
  getGroupStreamRoute,
  getGroupsRoute,
  redirectRegisterRoute,
  registerEndpointRoute,
} from './routes/ancestor.ts';
import { getComponentsRoute, reportComponentsRoute } from './routes/components.ts';
import { getEndpointsRoute } from './routes/endpoints.ts';
import { getEventsRoute } from './routes/events.ts';
import { getFlumotionStatsRoute, logFlumotionRoute, redirectFlumotionLogRoute } from './routes/flumotion.ts';
import { getHealthRoute, getMetricsRoute, getOwnHealthRoute, getReadinessRoute } from './routes/health.ts';
import { getNumbersNowRoute, getNumbersRoute, getNumbersTableRoute } from './routes/numbers.ts';
import { getOpenApiRoute } from './routes/openapi.ts';
import { createRegistrationRoute, deleteRegistrationRoute } from './routes/registrations.ts';
import { getRoomStreamRoute, getRoomsRoute, withholdRoomRoute } from './routes/rooms.ts';
import { createHeartbeatRoute } from './routes/viewers.ts';

/** All of the tracker's addresses, by the `operationId` they have in the OpenAPI document. */
export const trackerRoutes = {
  getRooms: getRoomsRoute,
  getRoomStream: getRoomStreamRoute,
  withholdRoom: withholdRoomRoute,
  createRegistration: createRegistrationRoute,
  deleteRegistration: deleteRegistrationRoute,
  getEndpoints: getEndpointsRoute,
  getEvents: getEventsRoute,
  getComponents: getComponentsRoute,
  reportComponents: reportComponentsRoute,
  createHeartbeat: createHeartbeatRoute,
  getNumbersNow: getNumbersNowRoute,
  getNumbers: getNumbersRoute,
  getNumbersTable: getNumbersTableRoute,
  registerEndpoint: registerEndpointRoute,
  redirectRegister: redirectRegisterRoute,
  getGroups: getGroupsRoute,
  getGroupStream: getGroupStreamRoute,
  logFlumotion: logFlumotionRoute,
  redirectFlumotionLog: redirectFlumotionLogRoute,
  getFlumotionStats: getFlumotionStatsRoute,
  getOpenApi: getOpenApiRoute,
  getHealth: getHealthRoute,
  getOwnHealth: getOwnHealthRoute,
  getReadiness: getReadinessRoute,
  getMetrics: getMetricsRoute,
} as const;
