import {
  getGroupStreamRoute,
  getGroupsRoute,
  redirectRegisterRoute,
  registerEndpointRoute,
} from './routes/ancestor.ts';
import {
  getEndpointStatsRoute,
  logEndpointRoute,
  redirectEndpointLogsRoute,
  redirectStreamScriptRoute,
  redirectStreamsScriptRoute,
} from './routes/ancestor-endpoint.ts';
import { getOverallStatsRoute, logViewerRoute, redirectViewerLogRoute } from './routes/ancestor-viewers.ts';
import { getComponentsRoute, reportComponentsRoute } from './routes/components.ts';
import { getEndpointsRoute } from './routes/endpoints.ts';
import { getEventsRoute } from './routes/events.ts';
import { getFlumotionStatsRoute, logFlumotionRoute, redirectFlumotionLogRoute } from './routes/flumotion.ts';
import { getHealthRoute, getMetricsRoute, getOwnHealthRoute, getReadinessRoute } from './routes/health.ts';
import { getListenersRoute, sendLogRoute } from './routes/listeners.ts';
import {
  getNumbersNowRoute,
  getNumbersRoute,
  getNumbersTableRoute,
  getPlayerErrorsRoute,
} from './routes/numbers.ts';
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
  getPlayerErrors: getPlayerErrorsRoute,
  sendLog: sendLogRoute,
  getListeners: getListenersRoute,
  registerEndpoint: registerEndpointRoute,
  redirectRegister: redirectRegisterRoute,
  logEndpoint: logEndpointRoute,
  redirectEndpointLogs: redirectEndpointLogsRoute,
  getEndpointStats: getEndpointStatsRoute,
  redirectStreamsScript: redirectStreamsScriptRoute,
  redirectStreamScript: redirectStreamScriptRoute,
  getGroups: getGroupsRoute,
  getGroupStream: getGroupStreamRoute,
  logViewer: logViewerRoute,
  redirectViewerLog: redirectViewerLogRoute,
  getOverallStats: getOverallStatsRoute,
  logFlumotion: logFlumotionRoute,
  redirectFlumotionLog: redirectFlumotionLogRoute,
  getFlumotionStats: getFlumotionStatsRoute,
  getOpenApi: getOpenApiRoute,
  getHealth: getHealthRoute,
  getOwnHealth: getOwnHealthRoute,
  getReadiness: getReadinessRoute,
  getMetrics: getMetricsRoute,
} as const;
