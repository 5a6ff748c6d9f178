'use client';

import { useEffect, useState } from 'react';
import { useNow } from '../../hooks/clock-context.tsx';
import { useLiveRooms } from '../../hooks/use-rooms.ts';
import { openPlaceStore } from '../../schedule-page/browser/place-store.ts';
import { ProgrammeController } from '../../schedule-page/browser/programme-controller.ts';
import { openStarStore } from '../../schedule-page/browser/star-store.ts';

/** Brings the programme's markup to life. Shows nothing itself. */
export function ProgrammeBehaviour() {
  const now = useNow();
  const [controller, setController] = useState<ProgrammeController | null>(null);
  const liveRooms = useLiveRooms();
  useEffect(() => {
    const root = document.querySelector<HTMLElement>('.programme');
    if (root === null) {
      // The markup comes only with the whole page.
      location.reload();
      return;
    }
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const created = new ProgrammeController({
      root,
      stars: openStarStore(),
      places: openPlaceStore(),
      viewerZone: timeZone,
    });
    setController(created);
    const width = innerWidth - document.documentElement.clientWidth;
    document.documentElement.style.setProperty('--scrollbar', `${width}px`);
    return () => created.close();
  }, []);
  useEffect(() => controller?.tick(now), [controller, now]);
  useEffect(() => {
    if (liveRooms !== null) controller?.showLiveRooms(liveRooms);
  }, [controller, liveRooms]);
  return null;
}
