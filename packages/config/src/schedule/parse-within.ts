import { z } from 'zod';

/** Parses in a transform of what has come so far, since a union would say of each of its kinds why a value is none. */
export function parseWithin<Output>(
  schema: z.ZodType<Output>,
  value: unknown,
  context: z.RefinementCtx,
): Output {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
}
