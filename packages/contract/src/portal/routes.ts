import { z } from 'zod';
import { readinessSchema } from '../readiness.ts';
import { defineRoute } from '../route.ts';
import { roomNameSchema } from '../tracker/presence.ts';
import {
  getCalendarRoute,
  getRoomCalendarRoute,
  getScheduleChangesRoute,
  getScheduleJsonRoute,
  getScheduleXmlRoute,
  getSessionCalendarRoute,
  watchRoomRoute,
} from './export-routes.ts';
import { nowQuerySchema } from './now-query.ts';
import { programmeReplySchema } from './programme-health.ts';
import { programmeRevisionReplySchema } from './programme-revision.ts';
import { ancestorRoomReplySchema, overviewReplySchema, roomStatusReplySchema } from './room-status.ts';
import { sessionsQuerySchema, sessionsReplySchema } from './sessions.ts';
import { getStreamsRoute, getStreamsV1Route } from './streams.ts';

const params = z.object({ room: roomNameSchema });

export const getRoomStatusesRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/rooms',
  summary: 'Every room: what is on, what comes next, how to watch it',
  query: nowQuerySchema,
  replies: { 200: overviewReplySchema },
  errors: ['REQUEST_INVALID', 'INTERNAL'],
});

export const getRoomStatusRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/rooms/{room}',
  summary: 'One room, with the rest of its day',
  params,
  query: nowQuerySchema,
  replies: { 200: roomStatusReplySchema },
  errors: ['REQUEST_INVALID', 'ROOM_UNKNOWN', 'INTERNAL'],
});

export const getProgrammesRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme',
  summary: 'How each programme is: its age, its problems, what changed, and what is held back',
  description: 'For organisers. Passwords in addresses are masked.',
  query: nowQuerySchema,
  replies: { 200: programmeReplySchema },
  errors: ['REQUEST_INVALID', 'INTERNAL'],
});

export const getProgrammeRevisionRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/revision',
  summary: 'Whether the programme has become another one, for who asks again and again',
  description:
    'Has an `ETag`: whoever sends it back as `If-None-Match` gets 304 until the programme changes.',
  replies: { 200: programmeRevisionReplySchema },
  errors: ['INTERNAL'],
});

export const getSessionsRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/sessions',
  summary: 'When which session is on, in a span of time',
  query: sessionsQuerySchema,
  replies: { 200: sessionsReplySchema },
  errors: ['REQUEST_INVALID', 'INTERNAL'],
});

export const getNowAndNextRoute = defineRoute({
  method: 'GET',
  path: '/{room}/json',
  summary: 'The session that is on and the next one, as the system gave them that Foyer replaces',
  description:
    'Of sessions those that the page of the room names. A cancelled one is neither: in its time there is, unless another is on, what there would be without it (a break; before the first session of a day “Not yet started”, after the last “Finished for the day”), which names it in its abstract. A day to come on which the room has nothing is named by its date, and as “Nothing … today” once it is today. The flags of all sessions are in `/api/v1/rooms/{room}`.',
  params,
  query: nowQuerySchema,
  replies: { 200: ancestorRoomReplySchema },
  errors: ['REQUEST_INVALID', 'ROOM_UNKNOWN', 'INTERNAL'],
});

export const getRoomFeedRoute = defineRoute({
  method: 'GET',
  path: '/{room}/rss',
  summary: 'The same as an RSS feed',
  description:
    'Titles begin with “Now:” and “Next:”. What is cancelled in their time follows as “Cancelled:”, without a stream.',
  params,
  query: nowQuerySchema,
  produces: 'application/rss+xml',
  replies: { 200: z.string() },
  errors: ['REQUEST_INVALID', 'ROOM_UNKNOWN', 'INTERNAL'],
});

export const getPortalOpenApiRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/openapi.json',
  summary: 'This document',
  replies: { 200: z.looseObject({ openapi: z.string() }) },
  errors: ['INTERNAL'],
});

export const getPortalHealthRoute = defineRoute({
  method: 'GET',
  path: '/healthz',
  summary: 'Whether the portal answers',
  replies: { 200: z.object({ status: z.literal('ok') }) },
  errors: [],
});

export const getPortalReadinessRoute = defineRoute({
  method: 'GET',
  path: '/readyz',
  summary: 'Whether the portal can do its work',
  description: 'With status 503 some check failed; its text says why.',
  replies: { 200: readinessSchema, 503: readinessSchema },
  errors: ['INTERNAL'],
});

export const getPortalMetricsRoute = defineRoute({
  method: 'GET',
  path: '/metrics',
  summary: 'Measurements in the text format of Prometheus',
  description: "For the machine itself, and for whoever has the system's secret.",
  security: 'optional-bearer',
  produces: 'text/plain',
  replies: { 200: z.string().meta({ examples: ['foyer_portal_tracker_reachable 1\n'] }) },
  errors: ['SECRET_WRONG', 'INTERNAL'],
});

/** The portal's addresses for programs, by the `operationId` they have in the OpenAPI document. */
export const portalRoutes = {
  getRoomStatuses: getRoomStatusesRoute,
  getRoomStatus: getRoomStatusRoute,
  getProgrammes: getProgrammesRoute,
  getProgrammeRevision: getProgrammeRevisionRoute,
  getSessions: getSessionsRoute,
  getNowAndNext: getNowAndNextRoute,
  getRoomFeed: getRoomFeedRoute,
  getScheduleXml: getScheduleXmlRoute,
  getScheduleJson: getScheduleJsonRoute,
  getCalendar: getCalendarRoute,
  getRoomCalendar: getRoomCalendarRoute,
  getSessionCalendar: getSessionCalendarRoute,
  getScheduleChanges: getScheduleChangesRoute,
  watchRoom: watchRoomRoute,
  getStreams: getStreamsRoute,
  getStreamsV1: getStreamsV1Route,
  getOpenApi: getPortalOpenApiRoute,
  getHealth: getPortalHealthRoute,
  getReadiness: getPortalReadinessRoute,
  getMetrics: getPortalMetricsRoute,
} as const;
