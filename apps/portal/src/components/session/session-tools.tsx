'use client';

import { useEffect, useRef, useState } from 'react';
import { openStarStore, type StarStore } from '../../schedule-page/browser/star-store.ts';
import styles from './session-moment.module.css';

/** The star of a session. Without scripts there is none: it is kept in the browser. */
export function SessionTools({ guid }: { guid: string }) {
  const store = useRef<StarStore | null>(null);
  const [starred, setStarred] = useState<boolean | null>(null);
  useEffect(() => {
    store.current = openStarStore();
    setStarred(store.current.has(guid));
  }, [guid]);
  return (
    <p className={styles.tools}>
      {/* Its place is kept until it is known. */}
      <button
        type="button"
        className={styles.star}
        aria-pressed={starred === true}
        data-unknown={starred === null || undefined}
        onClick={() => setStarred(store.current?.toggle(guid) ?? null)}
      >
        <span aria-hidden="true">{starred === true ? '★' : '☆'}</span>{' '}
        {starred === true ? 'In your programme' : 'Put into my programme'}
      </button>
    </p>
  );
}
