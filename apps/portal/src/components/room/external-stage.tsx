'use client';

import { useState } from 'react';
import styles from './external-stage.module.css';

interface ExternalStageProps {
  /** The id of the video. */
  youtube: string;
  title: string;
}

/** A room shown by YouTube. Nothing is asked of YouTube before the viewer wants it. */
export function ExternalStage({ youtube, title }: ExternalStageProps) {
  const [wanted, setWanted] = useState(false);
  if (wanted) {
    return (
      <div className={styles.stage}>
        <iframe
          className={styles.frame}
          title={`${title} on YouTube`}
          src={`https://www.youtube-nocookie.com/embed/${youtube}?autoplay=1`}
          allow="autoplay; fullscreen; picture-in-picture; encrypted-media"
          allowFullScreen
          referrerPolicy="strict-origin-when-cross-origin"
        />
      </div>
    );
  }
  return (
    <div className={styles.stage}>
      <div className={styles.ask}>
        <p className={styles.room}>{title}</p>
        <p className={styles.text}>
          This room is shown by YouTube, which will see your address when you load it.
        </p>
        <p className={styles.actions}>
          <button type="button" className={styles.load} onClick={() => setWanted(true)}>
            Load the video
          </button>
          <a href={`https://www.youtube.com/watch?v=${youtube}`}>Open it on YouTube</a>
        </p>
      </div>
    </div>
  );
}
