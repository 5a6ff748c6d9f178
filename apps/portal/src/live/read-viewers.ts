import type { ViewerCount } from '@foyer/contract';

/** How many watch, as an event of one room or its snapshot says; null for those that do not say. */
export function readViewers(type: string, json: string): ViewerCount | null {
  if (type !== 'viewers' && type !== 'snapshot') return null;
  const data: unknown = parse(json);
  if (!isObject(data)) return null;
  const { viewers } = data;
  if (!Array.isArray(viewers)) return readCount(viewers);
  const [first]: unknown[] = viewers;
  return isObject(first) ? readCount(first.viewers) : null;
}

function readCount(value: unknown): ViewerCount | null {
  return typeof value === 'number' || value === '<5' ? value : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
