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
  304: 'As you have it: sent if `If-None-Match` has its `ETag`',
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
  /** What any route may answer with, before it is asked: always JSON but for what the route itself answers with. */
  errors?: readonly ErrorCode[];
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
    paths: createPaths(api),
    components: {
      schemas,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: api.bearer } },
    },
  });
  return pruneSchemas(document, name => Object.hasOwn(schemas, name));
}

function createPaths({ routes, errors = [] }: ApiDescription): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const [operationId, route] of Object.entries(routes)) {
    const method = methods[route.method];
    paths[route.path] = { ...paths[route.path], [method]: createOperation(operationId, route, errors) };
  }
  return paths;
}

function createOperation(
  operationId: string,
  route: Route,
  commonErrors: readonly ErrorCode[],
): ZodOpenApiOperationObject {
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
    responses: { ...createReplies(route), ...createErrorReplies(route, commonErrors) },
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

function createErrorReplies(route: Route, commonErrors: readonly ErrorCode[]): ZodOpenApiResponsesObject {
  const codes = [...new Set([...route.errors, ...commonErrors])];
  const byStatus = Map.groupBy(codes, code => errorCodes[code].status);
  const replies: ZodOpenApiResponsesObject = {};
  for (const [status, found] of byStatus) {
    const isCommon = found.some(code => commonErrors.includes(code));
    replies[`${status}` as `${4 | 5}${string}`] = {
      description: found.map(describeError).join(' '),
      content: {
        ...(route.producesErrors && { [route.producesErrors]: { schema: errorTextSchema } }),
        ...((isCommon || !route.producesErrors) && { [JSON_TYPE]: { schema: errorReplySchema } }),
      },
    };
  }
  return replies;
}

function describeError(code: ErrorCode): string {
  return `\`${code}\`: ${errorCodes[code].meaning}`;
}
