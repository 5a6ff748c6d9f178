import { describe, expect, test } from 'vitest';
import { errorCodes } from './error-codes.ts';
import { createOpenApiDocument } from './openapi.ts';
import { portalApi } from './portal/api.ts';
import { trackerApi } from './tracker/api.ts';

interface Operation {
  operationId: string;
  parameters?: { in: string; name: string; required?: boolean }[];
  responses: Record<string, { description: string; content?: Record<string, { schema: unknown }> }>;
}

describe.each([trackerApi, portalApi])('the OpenAPI document of the $title', api => {
  // As a reader gets it: plain JSON.
  const document = JSON.parse(JSON.stringify(createOpenApiDocument(api)));
  const operations = Object.entries<Record<string, Operation>>(document.paths).flatMap(([path, methods]) =>
    Object.values(methods).map(operation => ({ path, ...operation })),
  );

  test('has every route once', () => {
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(
      Object.keys(api.routes).toSorted(),
    );
  });

  test('points only at what it has', () => {
    const references = Array.from(JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g), ([, to]) => to);
    expect(references.length).toBeGreaterThan(10);
    for (const reference of references) {
      expect(resolve(document, String(reference)), reference).toBeTypeOf('object');
    }
  });

  test.each(operations)('$operationId declares the parameters of its path', ({ path, parameters = [] }) => {
    const declared = parameters.filter(parameter => parameter.in === 'path' && parameter.required);
    expect(declared.map(({ name }) => name)).toEqual(
      Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name),
    );
  });

  test.each(Object.entries(api.routes))('%s describes each of its replies', (operationId, route) => {
    const { responses } = operations.find(operation => operation.operationId === operationId) ?? {};
    const codes = [...route.errors, ...(api.errors ?? [])];
    const statuses = [...Object.keys(route.replies), ...codes.map(code => `${errorCodes[code].status}`)];
    expect(Object.keys(responses ?? {}).toSorted()).toEqual([...new Set(statuses)].toSorted());
    for (const code of codes) {
      expect(responses?.[errorCodes[code].status]?.description).toContain(`\`${code}\``);
    }
  });
});

function resolve(document: unknown, reference: string): unknown {
  const path = reference.replace(/^#\//, '').split('/');
  return path.reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | undefined)?.[key],
    document,
  );
}
