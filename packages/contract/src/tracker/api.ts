import type { ApiDescription } from '../openapi.ts';
import { flumotionDataSchema } from './component.ts';
import { trackerSnapshotSchema } from './events.ts';
import { registerDataSchema } from './registration.ts';
import { trackerRoutes } from './routes.ts';
import { viewerLogDataSchema } from './viewer-log.ts';

export const trackerApi: ApiDescription = {
  title: 'Foyer tracker',
  description:
    'Who is streaming, who is watching, and where a viewer is sent. Addresses under `/tracker/api/v1/` are stable; ' +
    'the others speak as the system did that Foyer replaces.',
  origin: 'The origin of the portal, or that of the tracker itself',
  errors: ['REQUEST_INVALID', 'REQUEST_TIMEOUT', 'RATE_LIMITED', 'HEADERS_TOO_LARGE'],
  bearer: "The room's secret, or the system's",
  routes: trackerRoutes,
  schemas: {
    RegisterData: registerDataSchema,
    FlumotionData: flumotionDataSchema,
    ViewerLogData: viewerLogDataSchema,
    Snapshot: trackerSnapshotSchema,
  },
};
