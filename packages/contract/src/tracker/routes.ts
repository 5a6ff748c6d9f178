import {
  getGroupStreamRoute,
  getGroupsRoute,
  redirectRegisterRoute,
  registerEndpointRoute,
} from './routes/ancestor.ts';
import { getHealthRoute } from './routes/health.ts';
import { createRegistrationRoute } from './routes/registrations.ts';
import { getRoomStreamRoute, getRoomsRoute } from './routes/rooms.ts';

/** All of the tracker's addresses, by the `operationId` they have in the OpenAPI document. */
export const trackerRoutes = {
  getRooms: getRoomsRoute,
  getRoomStream: getRoomStreamRoute,
  createRegistration: createRegistrationRoute,
  registerEndpoint: registerEndpointRoute,
  redirectRegister: redirectRegisterRoute,
  getGroups: getGroupsRoute,
  getGroupStream: getGroupStreamRoute,
  getHealth: getHealthRoute,
} as const;
