'use client';

import { type ComponentType, useCallback, useEffect, useState } from 'react';
import type { MediaStageProps } from '../../player/media-stage.tsx';

/** Loads the player at each attempt from the first on, until it is there: most who open a page read first, and the player is the largest part. */
export function useMediaStage(attempt: number): {
  MediaStage: ComponentType<MediaStageProps> | null;
  failed: boolean;
  preload: () => void;
} {
  const [MediaStage, setMediaStage] = useState<ComponentType<MediaStageProps> | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (attempt === 0) return;
    let current = true;
    setFailed(false);
    loadMediaStage().then(
      component => current && setMediaStage(() => component),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [attempt]);
  const preload = useCallback(() => {
    // Failing early is no news; pressing play tries again.
    loadMediaStage().catch(() => {});
  }, []);
  return { MediaStage, failed, preload };
}

async function loadMediaStage(): Promise<ComponentType<MediaStageProps>> {
  return (await import('../../player/media-stage.tsx')).MediaStage;
}
