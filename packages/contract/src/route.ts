import type { z } from 'zod';
import type { ErrorCode } from './error-codes.ts';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * One address of one program as a value. Validation on the server, the typed client and the OpenAPI document
 * all come from it.
 */
export interface Route {
  method: HttpMethod;
  /** With parameters in braces, as OpenAPI writes them: `/tracker/api/v1/rooms/{room}/stream`. */
  path: string;
  /** One line, for a reader of the OpenAPI document. */
  summary: string;
  description?: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** Names in lower case, as `node:http` gives them. */
  headers?: z.ZodObject;
  body?: z.ZodType;
  /** The secret comes as `Authorization: Bearer …`. `optional-bearer`: with it the reply says more. */
  security?: 'bearer' | 'optional-bearer';
  /** Media type of the body; `application/json` unless said otherwise. */
  consumes?: string;
  /** Media type of the replies; `application/json` unless said otherwise. */
  produces?: string;
  /** Media type of the replies that are errors; `application/json` unless said otherwise. */
  producesErrors?: 'text/plain';
  /** By status; null where the reply has no body. */
  replies: Readonly<Record<number, z.ZodType | null>>;
  errors: readonly ErrorCode[];
}

/** Keeps the exact types of a route's schemas. */
export function defineRoute<const R extends Route>(route: R): R {
  return route;
}

/** The body that a route replies with when all went well; undefined where that is status 204. */
export type RouteReply<R extends Route> = R['replies'][200] extends z.ZodType
  ? z.output<R['replies'][200]>
  : undefined;

/** The path of a route with its parameters as routers write them: `/rooms/:room`. */
export function formatRoutePattern({ path }: Route): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** Puts parameters into a route's path, percent-encoded. Throws a `TypeError` if one is missing. */
export function formatRoutePath(route: Route, params: Readonly<Record<string, string>> = {}): string {
  return route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`${route.path} needs the parameter "${name}"`);
    return encodeURIComponent(value);
  });
}
