import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A part of a JSON Schema, as far as the tracker's document has any. */
export interface JsonSchema {
  $ref?: string;
  type?: string | readonly string[];
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  allOf?: readonly JsonSchema[];
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  additionalProperties?: boolean | JsonSchema;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  contentSchema?: JsonSchema;
  examples?: readonly unknown[];
}

export interface Parameter {
  in: 'path' | 'query' | 'header';
  name: string;
  required?: boolean;
  schema: JsonSchema;
}

type Content = Readonly<Record<string, { schema: JsonSchema }>>;

interface DocumentedOperation {
  operationId: string;
  parameters?: readonly Parameter[];
  requestBody?: { content: Content };
  security: readonly Readonly<Record<string, unknown>>[];
  responses: Readonly<Record<string, { content?: Content }>>;
}

export interface OpenApiDocument {
  paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  components: { schemas: Readonly<Record<string, JsonSchema>> };
}

export interface Operation extends DocumentedOperation {
  /** In capitals. */
  method: string;
  /** With parameters in braces. */
  path: string;
}

/** The tracker's own, as it serves it. */
export function readTrackerDocument(): OpenApiDocument {
  const file = fileURLToPath(import.meta.resolve('@foyer/contract/openapi.json'));
  return JSON.parse(readFileSync(file, 'utf8'));
}

export function listOperations({ paths }: OpenApiDocument): Operation[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  );
}

/** Follows a reference, if it is one. */
export function resolveSchema(schema: JsonSchema, document: OpenApiDocument): JsonSchema {
  const name = schema.$ref?.replace('#/components/schemas/', '');
  return name === undefined ? schema : (document.components.schemas[name] ?? {});
}
