import { isJsonObject } from './field-reader.ts';

/** A value of a JSON document, with where it stands. */
export interface JsonNode {
  value: unknown;
  /** The key or index under which it stands; null for the whole document. */
  key: string | null;
  /** `days[0].sessions[3]` */
  path: string;
  parent: JsonNode | null;
}

/** What a path may lead to, at most: `*.*.*` multiplies. */
const MAX_NODES = 100_000;

export function createRootNode(value: unknown): JsonNode {
  return { value, key: null, path: '', parent: null };
}

/**
 * What a path leads to from a node. Its parts are separated by dots: a key or an index, `*` for each value
 * of a list or object, `^` for what encloses the value, `@key` for the key under which it stands. A key
 * that is spelt like the whole path wins, so that keys may hold dots.
 */
export function selectNodes(node: JsonNode, path: string): JsonNode[] {
  const trimmed = path.trim();
  if (trimmed === '') return [node];
  const literal = findChild(node, trimmed);
  if (literal !== null) return [literal];
  let nodes = [node];
  for (const part of trimmed.split('.')) {
    // Each once: the same list encloses all that is in it.
    const next = new Set<JsonNode>();
    for (const from of nodes) {
      for (const to of step(from, part.trim())) {
        if (next.size < MAX_NODES) next.add(to);
      }
    }
    nodes = [...next];
  }
  return nodes;
}

function step(node: JsonNode, part: string): JsonNode[] {
  if (part === '*') return listChildren(node);
  if (part === '^') return node.parent === null ? [] : [node.parent];
  if (part === '@key') return [{ value: node.key, key: null, path: node.path, parent: node }];
  const child = findChild(node, part);
  return child === null ? [] : [child];
}

function findChild(node: JsonNode, key: string): JsonNode | null {
  const { value, path } = node;
  if (Array.isArray(value)) {
    const index = /^\d{1,9}$/.test(key) ? Number(key) : -1;
    return index in value ? { value: value[index], key, path: `${path}[${index}]`, parent: node } : null;
  }
  if (!isJsonObject(value) || !Object.hasOwn(value, key)) return null;
  return { value: value[key], key, path: path === '' ? key : `${path}.${key}`, parent: node };
}

function listChildren(node: JsonNode): JsonNode[] {
  const { value } = node;
  const keys = Array.isArray(value) || isJsonObject(value) ? Object.keys(value) : [];
  return keys.flatMap(key => findChild(node, key) ?? []);
}
