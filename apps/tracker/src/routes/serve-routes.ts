import formbody from '@fastify/formbody';
import {
  redirectEndpointLogsRoute,
  redirectFlumotionLogRoute,
  redirectRegisterRoute,
  redirectViewerLogRoute,
} from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { Gatekeeper } from '../access/gatekeeper.ts';
import type { AddressReader, SecurityReader, SenderReader } from '../access/sender-address.ts';
import type { SenderLimits } from '../access/sender-limits.ts';
import type { Clock } from '../clock.ts';
import type { ComponentService } from '../components/component-service.ts';
import type { EventService } from '../events/event-service.ts';
import type { ReadinessService } from '../health/readiness-service.ts';
import { parseForm } from '../http/direct-bodies.ts';
import { limitRequests } from '../http/limit-requests.ts';
import { redirectHome } from '../http/redirect-home.ts';
import type { ListenerService } from '../listeners/listener-service.ts';
import type { NumbersService } from '../numbers/numbers-service.ts';
import type { PlayerErrorService } from '../numbers/player-error-service.ts';
import type { EndpointStats } from '../presence/endpoint-stats.ts';
import type { PresenceService } from '../presence/presence-service.ts';
import type { WithholdingService } from '../presence/withholding-service.ts';
import type { RegistrationService } from '../registration/registration-service.ts';
import type { ViewerLogService } from '../viewers/viewer-log-service.ts';
import type { ViewerService } from '../viewers/viewer-service.ts';
import { serveGetComponents } from './components/get-components.ts';
import { serveReportComponents } from './components/report-components.ts';
import { serveGetEndpointStats } from './endpoint/get-endpoint-stats.ts';
import { serveLogEndpoint } from './endpoint/log-endpoint.ts';
import { serveRegisterEndpoint } from './endpoint/register-endpoint.ts';
import { serveGetEndpoints } from './endpoints/get-endpoints.ts';
import { serveGetEvents } from './events/get-events.ts';
import { serveGetFlumotionStats } from './flumotion/get-flumotion-stats.ts';
import { serveLogFlumotion } from './flumotion/log-flumotion.ts';
import { serveGetGroupStream } from './groups/get-group-stream.ts';
import { serveGetGroups } from './groups/get-groups.ts';
import { serveLogViewer } from './groups/log-viewer.ts';
import { redirectScripts } from './groups/redirect-scripts.ts';
import { serveGetHealth } from './health/get-health.ts';
import { serveGetMetrics } from './health/get-metrics.ts';
import { serveGetReadiness } from './health/get-readiness.ts';
import { serveCreateHeartbeat } from './heartbeats/create-heartbeat.ts';
import { serveGetListeners } from './listeners/get-listeners.ts';
import { serveSendLog } from './listeners/send-log.ts';
import { serveGetOverallStats } from './numbers/get-overall-stats.ts';
import { serveGetPlayerErrors } from './numbers/get-player-errors.ts';
import { serveNumbers } from './numbers/serve-numbers.ts';
import { serveGetOpenApi } from './openapi/get-openapi.ts';
import { serveCreateRegistration } from './registrations/create-registration.ts';
import { serveDeleteRegistration } from './registrations/delete-registration.ts';
import { serveGetRoomStream } from './rooms/get-room-stream.ts';
import { serveGetRooms } from './rooms/get-rooms.ts';
import { serveWithholdRoom } from './rooms/withhold-room.ts';

export interface Services {
  events: EventService;
  presence: PresenceService;
  gatekeeper: Gatekeeper;
  components: ComponentService;
  listeners: ListenerService;
  endpointStats: EndpointStats;
  clock: Clock;
  readiness: ReadinessService;
  numbers: NumbersService;
  playerErrors: PlayerErrorService;
  metrics: { format(): Promise<string> };
  registrations: RegistrationService;
  withholding: WithholdingService;
  viewers: ViewerService;
  viewerLog: ViewerLogService;
  limits: SenderLimits;
  readSender: SenderReader;
  readAddress: AddressReader;
  isSecure: SecurityReader;
}

export function serveRoutes(app: FastifyInstance, services: Services): void {
  limitRequests(app, services);
  serveGetHealth(app);
  serveGetReadiness(app, services.readiness);
  serveGetMetrics(app, services);
  serveGetOpenApi(app);
  serveGetRooms(app, services.presence);
  serveGetRoomStream(app, services.presence);
  serveCreateRegistration(app, services);
  serveDeleteRegistration(app, services);
  serveGetEndpoints(app, services);
  serveGetEvents(app, services);
  serveWithholdRoom(app, services);
  serveCreateHeartbeat(app, services);
  serveNumbers(app, services);
  serveGetPlayerErrors(app, services);
  serveGetGroups(app, services.presence);
  serveGetGroupStream(app, services.presence);
  redirectHome(app, redirectRegisterRoute);
  redirectHome(app, redirectEndpointLogsRoute);
  redirectScripts(app);
  redirectHome(app, redirectViewerLogRoute);
  serveGetOverallStats(app, services);
  serveGetEndpointStats(app, services);
  serveGetListeners(app, services);
  app.register(async logs => serveSendLog(logs, services));
  serveGetComponents(app, services);
  serveReportComponents(app, services);
  serveGetFlumotionStats(app, services);
  redirectHome(app, redirectFlumotionLogRoute);
  // The ancestor's addresses read forms, and nothing else does.
  app.register(async forms => {
    forms.removeAllContentTypeParsers();
    await forms.register(formbody, { parser: parseForm });
    serveRegisterEndpoint(forms, services);
    serveLogFlumotion(forms, services);
    serveLogEndpoint(forms, services);
    serveLogViewer(forms, services);
  });
}
