import type { SourcePosition } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';
import { findTimezone } from '../times/find-timezone.ts';

/** The zone that a feed names; null if it names none, or none that exists, which is reported. */
export function readTimezone(
  { name, position }: { name: string; position: SourcePosition },
  log: ProblemLog,
): string | null {
  if (name === '') return null;
  const timezone = findTimezone(name);
  const expected = 'Expected the IANA name of a time zone such as Europe/Berlin';
  if (timezone === undefined) {
    log.warn('timezone-unknown', `${expected}, but “${shorten(name)}” came; it is ignored.`, position);
    return null;
  }
  if (timezone !== name) {
    log.warn(
      'timezone-alias',
      `${expected}, but “${shorten(name)}” came; it is read as ${timezone}.`,
      position,
    );
  }
  return timezone;
}
