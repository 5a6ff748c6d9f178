import {
  getGroupStreamRoute,
  getGroupsRoute,
  redirectRegisterRoute,
  registerEndpointRoute,
} from './routes/ancestor.ts';
import { getEndpointsRoute } from './routes/endpoints.ts';
import { getHealthRoute } from './routes/health.ts';
import { createRegistrationRoute, deleteRegistrationRoute } from './routes/registrations.ts';
import { getRoomStreamRoute, getRoomsRoute, withholdRoomRoute } from './routes/rooms.ts';

/** All of the tracker's addresses, by the `operationId` they have in the OpenAPI document. */
export const trackerRoutes = {
  getRooms: getRoomsRoute,
  getRoomStream: getRoomStreamRoute,
  withholdRoom: withholdRoomRoute,
  createRegistration: createRegistrationRoute,
  deleteRegistration: deleteRegistrationRoute,
  getEndpoints: getEndpointsRoute,
  registerEndpoint: registerEndpointRoute,
  redirectRegister: redirectRegisterRoute,
  getGroups: getGroupsRoute,
  getGroupStream: getGroupStreamRoute,
  getHealth: getHealthRoute,
} as const;
