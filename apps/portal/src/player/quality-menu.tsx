'use client';

import styles from './media-stage.module.css';
import type { StreamPlayerState } from './use-stream-player.ts';

interface QualityMenuProps extends Pick<StreamPlayerState, 'qualities' | 'quality' | 'setQuality'> {
  /** The room has a stream of its sound alone. */
  hasSound: boolean;
}

/** How large a picture to ask for, or sound alone: a plain list, which every phone shows in its own way. */
export function QualityMenu({ qualities, quality, setQuality, hasSound }: QualityMenuProps) {
  if (qualities.length < 2 && !hasSound) return null;
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
        {hasSound && <option value="sound">Sound only</option>}
      </select>
    </label>
  );
}
