import { z } from 'zod';

const checkSchema = z.object({
  check: z.string().meta({ description: 'What was looked at', examples: ['database'] }),
  state: z.enum(['ok', 'warning', 'failed']).describe('Only what failed keeps a program from its work'),
  text: z
    .string()
    .nullable()
    .meta({ description: 'What is wrong, and what to do; null if nothing is', examples: [null] }),
});

/** The body of `GET /readyz` of every program. */
export const readinessSchema = z
  .object({ status: z.enum(['ready', 'not-ready']), checks: z.array(checkSchema) })
  .meta({ id: 'Readiness', description: 'Whether a program can do its work' });

export type ReadinessCheck = z.output<typeof checkSchema>;
export type Readiness = z.output<typeof readinessSchema>;

/** Ready, unless a check failed. */
export function summariseChecks(checks: readonly ReadinessCheck[]): Readiness {
  const failed = checks.some(({ state }) => state === 'failed');
  return { status: failed ? 'not-ready' : 'ready', checks: [...checks] };
}
