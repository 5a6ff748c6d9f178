'use client';

import { useProgrammeRevision } from '../../hooks/use-programme-revision.ts';
import styles from './new-programme-note.module.css';

/** It is heard of within half a minute. */
const REFRESH_MS = 20_000;

/**
 * Says that the programme is not the one any more that the page shows. Nothing moves before its reader wants it: the
 * address has what is looked for and the day, and with those the page comes again.
 */
export function NewProgrammeNote({ revision }: { revision: string }) {
  const { isOther } = useProgrammeRevision({ shown: revision, refreshMs: REFRESH_MS });
  return (
    // Always there: what comes into it is then said once to those who hear the page.
    <div className={styles.place} aria-live="polite">
      {isOther && (
        <p className={styles.note}>
          The programme has changed.{' '}
          <button type="button" className={styles.show} onClick={() => location.reload()}>
            Show it
          </button>
        </p>
      )}
    </div>
  );
}
