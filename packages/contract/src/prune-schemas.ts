import type { createDocument } from 'zod-openapi';

type OpenApiDocument = ReturnType<typeof createDocument>;

/**
 * Leaves out what nothing refers to: zod-openapi makes schemas that are part of no body twice, as input and as output,
 * with all that they are made of.
 */
export function pruneSchemas(document: OpenApiDocument, isKept: (name: string) => boolean): OpenApiDocument {
  const { schemas = {}, ...components } = document.components ?? {};
  const names = Object.keys(schemas);
  const text = JSON.stringify(document);
  const used = names.filter(name => isKept(name) || text.includes(`"#/components/schemas/${name}"`));
  const pruned = {
    ...document,
    components: { ...components, schemas: Object.fromEntries(used.map(name => [name, schemas[name]])) },
  } as OpenApiDocument;
  // What is gone may have been the last to refer to others.
  return used.length === names.length ? pruned : pruneSchemas(pruned, isKept);
}
