'use client';

import styles from './play-button.module.css';

interface PlayButtonProps {
  title: string;
  state: 'ready' | 'loading';
  onPlay: () => void;
  /** The pointer or the focus is on it: what playing needs may be fetched. */
  onIntent: () => void;
}

/** The one primary action of a room. The whole picture is the button. */
export function PlayButton({ title, state, onPlay, onIntent }: PlayButtonProps) {
  return (
    <button
      type="button"
      className={styles.button}
      data-state={state}
      onClick={onPlay}
      onPointerEnter={onIntent}
      onFocus={onIntent}
    >
      <span className={styles.disc}>
        <svg width="36" height="36" viewBox="0 0 28 28" aria-hidden="true">
          {state === 'ready' ? (
            <path
              d="M9 5.2v17.6c0 .9 1 1.5 1.8 1L24.4 15c.7-.4.7-1.5 0-2L10.8 4.3C10 3.7 9 4.3 9 5.2z"
              fill="currentColor"
            />
          ) : (
            <circle
              cx="14"
              cy="14"
              r="10"
              fill="none"
              stroke="currentColor"
              strokeWidth="2.5"
              strokeDasharray="40 24"
            />
          )}
        </svg>
      </span>
      <span className="visually-hidden">{state === 'ready' ? `Watch ${title}` : `${title} is loading`}</span>
    </button>
  );
}
