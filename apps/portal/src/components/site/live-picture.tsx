'use client';

import { useEffect, useRef, useState } from 'react';
import styles from './live-picture.module.css';

interface LivePictureProps {
  /** A still of what is on; null where there is none. */
  src: string | null;
  /** The room's title, which stands in for a picture that is not there. */
  room: string;
  /** Steps back: nothing is live. */
  muted?: boolean;
}

const REFRESH_MS = 10_000;

/**
 * The still picture of a room, anew every ten seconds while it is looked at. A new one is shown when it
 * has arrived, so that nothing flickers; one that does not arrive leaves the old one.
 */
export function LivePicture({ src, room, muted = false }: LivePictureProps) {
  const [shown, setShown] = useState(src);
  const [failed, setFailed] = useState(false);
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    setShown(src);
    setFailed(false);
    if (src === null) return;
    // One that failed before the scripts came told nobody.
    if (image.current?.complete && image.current.naturalWidth === 0) setFailed(true);
    let over = false;
    const timer = setInterval(() => {
      if (document.visibilityState === 'hidden') return;
      const fresh = new Image();
      fresh.onload = () => {
        // What is not to be shown any more must not come back late.
        if (over) return;
        setShown(fresh.src);
        setFailed(false);
      };
      const url = new URL(src, location.href);
      url.searchParams.set('t', String(Math.floor(Date.now() / REFRESH_MS)));
      fresh.src = url.href;
    }, REFRESH_MS);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [src]);
  if (shown === null || failed) {
    return (
      <span className={styles.blank} aria-hidden="true">
        {room}
      </span>
    );
  }
  return (
    <img
      ref={image}
      className={styles.picture}
      data-muted={muted || undefined}
      src={shown}
      alt=""
      width={640}
      height={360}
      decoding="async"
      onError={() => setFailed(true)}
    />
  );
}
