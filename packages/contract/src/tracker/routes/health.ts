import { z } from 'zod';
import { defineRoute } from '../../route.ts';

export const getHealthRoute = defineRoute({
  method: 'GET',
  path: '/tracker/healthz',
  summary: 'Whether the tracker answers',
  replies: { 200: z.object({ status: z.literal('ok') }) },
  errors: [],
});
