import { z } from 'zod';
import { readinessSchema } from '../../readiness.ts';
import { defineRoute } from '../../route.ts';

const healthReplySchema = z.object({ status: z.literal('ok') });

export const getHealthRoute = defineRoute({
  method: 'GET',
  path: '/tracker/healthz',
  summary: 'Whether the tracker answers',
  replies: { 200: healthReplySchema },
  errors: [],
});

export const getOwnHealthRoute = defineRoute({
  method: 'GET',
  path: '/healthz',
  summary: 'Whether the tracker answers, at its own port only',
  replies: { 200: healthReplySchema },
  errors: [],
});

export const getReadinessRoute = defineRoute({
  method: 'GET',
  path: '/readyz',
  summary: 'Whether the tracker can do its work, at its own port only',
  description: 'With status 503 some check failed; its text says why.',
  replies: { 200: readinessSchema, 503: readinessSchema },
  errors: ['INTERNAL'],
});

export const getMetricsRoute = defineRoute({
  method: 'GET',
  path: '/metrics',
  summary: 'Measurements in the text format of Prometheus, at the own port only',
  description: 'For the machine itself, and for whoever has a secret that is good for all rooms.',
  security: 'optional-bearer',
  produces: 'text/plain',
  replies: { 200: z.string().meta({ examples: ['foyer_tracker_registrations_total 4711\n'] }) },
  errors: ['SECRET_WRONG', 'SECRET_NOT_CONFIGURED', 'INTERNAL'],
});
