import { type Outcome, warn } from '../command/subcommand.ts';
import { UsageError } from '../command/usage-error.ts';
import { CorrectionDesk } from './correction-desk.ts';
import type { GivenFiles } from './read-file-settings.ts';

/**
 * Does what a command is for, and says by which time if that is not the real one: also where it is refused, for that
 * may be why.
 * @throws what opening the desk and the work throw
 */
export async function useDesk(
  env: NodeJS.ProcessEnv,
  files: GivenFiles,
  work: (desk: CorrectionDesk) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  const desk = await CorrectionDesk.open(env, files);
  const { clockNote } = desk;
  if (clockNote === null) return await work(desk);
  try {
    return warn(await work(desk), [clockNote]);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`${error.message}\n${clockNote}`, { cause: error });
  }
}
