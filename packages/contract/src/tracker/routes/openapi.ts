import { z } from 'zod';
import { defineRoute } from '../../route.ts';

export const getOpenApiRoute = defineRoute({
  method: 'GET',
  path: '/tracker/api/v1/openapi.json',
  summary: 'This document',
  replies: { 200: z.looseObject({ openapi: z.string() }), 304: null },
  errors: ['INTERNAL'],
});
