import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { type ErrorCode, errorCodes, errorReplySchema } from './error-codes.ts';
import { pruneSchemas } from './prune-schemas.ts';
import type { HttpMethod, Route } from './route.ts';

const JSON_TYPE = 'application/json';
const errorTextSchema = z.string().meta({ examples: ['ERROR TooLarge: the body has more than 256 KiB\n'] });
const statusTexts: Readonly<Record<number, string>> = {
  200: 'Fine',
  204: 'Done',
  302: 'Elsewhere',
  503: 'Not now',
};
const securities: Record<NonNullable<Route['security']> | 'none', Record<string, string[]>[]> = {
  none: [],
  bearer: [{ bearer: [] }],
  'optional-bearer': [{}, { bearer: [] }],
};
const methods = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const satisfies Record<
  HttpMethod,
  string
>;

/** What an API is, beside its routes. */
export interface ApiDescription {
  title: string;
  description: string;
  /** Where its addresses are found. */
  origin: string;
  /** What a bearer of the `Authorization` header is. */
  bearer: string;
  /** By the `operationId` that each gets in the document. */
  routes: Readonly<Record<string, Route>>;
  /** Schemas that are referred to but part of no body. */
  schemas?: Readonly<Record<string, z.ZodType>>;
}

/** The OpenAPI 3.1 document of an API. */
export function createOpenApiDocument(api: ApiDescription): ReturnType<typeof createDocument> {
  const schemas = { ...api.schemas };
  const document = createDocument({
    openapi: '3.1.0',
    info: {
      title: api.title,
      version: '1',
      description: api.description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: api.origin }],
    paths: createPaths(api.routes),
    components: {
      schemas,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: api.bearer } },
    },
  });
  return pruneSchemas(document, name => Object.hasOwn(schemas, name));
}

function createPaths(routes: Readonly<Record<string, Route>>): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const [operationId, route] of Object.entries(routes)) {
    const method = methods[route.method];
    paths[route.path] = { ...paths[route.path], [method]: createOperation(operationId, route) };
  }
  return paths;
}

function createOperation(operationId: string, route: Route): ZodOpenApiOperationObject {
  const { summary, description, params, query, headers, body, security } = route;
  return {
    operationId,
    summary,
    ...(description === undefined ? {} : { description }),
    requestParams: {
      ...(params && { path: params }),
      ...(query && { query }),
      ...(headers && { header: headers }),
    },
    ...(body && {
      requestBody: { required: true, content: { [route.consumes ?? JSON_TYPE]: { schema: body } } },
    }),
    security: securities[security ?? 'none'],
    responses: { ...createReplies(route), ...createErrorReplies(route) },
  };
}

function createReplies(route: Route): ZodOpenApiResponsesObject {
  const replies: ZodOpenApiResponsesObject = {};
  for (const [status, schema] of Object.entries(route.replies)) {
    replies[status as `${1 | 2 | 3 | 4 | 5}${string}`] = {
      description: statusTexts[Number(status)] ?? status,
      ...(schema && { content: { [route.produces ?? JSON_TYPE]: { schema } } }),
    };
  }
  return replies;
}

function createErrorReplies(route: Route): ZodOpenApiResponsesObject {
  const byStatus = Map.groupBy(route.errors, code => errorCodes[code].status);
  const schema = route.producesErrors === undefined ? errorReplySchema : errorTextSchema;
  const replies: ZodOpenApiResponsesObject = {};
  for (const [status, codes] of byStatus) {
    replies[`${status}` as `${4 | 5}${string}`] = {
      description: codes.map(describeError).join(' '),
      content: { [route.producesErrors ?? JSON_TYPE]: { schema } },
    };
  }
  return replies;
}

function describeError(code: ErrorCode): string {
  return `\`${code}\`: ${errorCodes[code].meaning}`;
}
