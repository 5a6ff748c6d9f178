import type { ApiDescription } from '../openapi.ts';
import { portalRoutes } from './routes.ts';

export const portalApi: ApiDescription = {
  title: 'Foyer portal',
  description:
    'What the pages know: rooms, their state, the programme. Addresses under `/api/v1/` are stable. The tracker, behind ' +
    '`/tracker/`, has a document of its own at `/tracker/api/v1/openapi.json`.',
  origin: 'The origin of the portal',
  bearer: "The system's secret",
  routes: portalRoutes,
};
