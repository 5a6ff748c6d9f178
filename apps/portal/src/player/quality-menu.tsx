'use client';

import styles from './media-stage.module.css';
import type { StreamPlayerState } from './use-stream-player.ts';

/** How large a picture to ask for, or sound alone: a plain list, which every phone shows in its own way. */
export function QualityMenu({ qualities, quality, setQuality }: StreamPlayerState) {
  return (
    <label className={styles.quality}>
      <span className="visually-hidden">Quality</span>
      <select value={quality} onChange={event => setQuality(event.target.value)}>
        <option value="auto">Auto</option>
        {qualities.length > 1 &&
          qualities.toReversed().map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        <option value="sound">Sound only</option>
      </select>
    </label>
  );
}
