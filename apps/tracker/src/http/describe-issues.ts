import type { ErrorDetail } from '@foyer/contract';
import type { z } from 'zod';

const MAX_DETAILS = 20;
const MAX_TEXT = 60;

/** What a schema found, for a reader: where in `root`, what was expected and what came. Needs `reportInput`. */
export function describeIssues(error: z.ZodError, root: string): ErrorDetail[] {
  return error.issues.slice(0, MAX_DETAILS).map(issue => ({
    path: formatPath(root, issue.path),
    message: describeIssue(issue),
  }));
}

function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `nobody knows the key ${issue.keys.slice(0, 5).map(describeValue).join(', ')}`;
  }
  const expected = issue.message.replace(/^Invalid input: /, '').replace(/, received .*$/, '');
  return `${expected}, got ${describeValue(issue.input)}`;
}

function formatPath(root: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`),
    root,
  );
}

function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value);
}
