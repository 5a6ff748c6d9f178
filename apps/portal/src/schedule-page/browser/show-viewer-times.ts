import { formatTime, type TimePlace, zonesDiffer } from '../../words/format-time.ts';
import type { SheetDay } from './read-sheet.ts';

/** Puts the viewer's time beside the conference's at each hour of a day, where they differ. */
export function showViewerTimes(day: SheetDay, place: TimePlace, viewerZone: string): void {
  const first = day.entries[0];
  if (first === undefined || !zonesDiffer(first.startsAt, viewerZone, place.timezone)) return;
  for (const time of day.sheet.querySelectorAll<HTMLTimeElement>('h3 time, .hour time')) {
    if (time.nextElementSibling !== null) continue;
    const inHeading = time.parentElement?.tagName === 'H3';
    const viewerTime = formatTime(Date.parse(time.dateTime), { ...place, timezone: viewerZone });
    const beside = document.createElement('small');
    beside.textContent = inHeading ? `${viewerTime} where you are` : viewerTime;
    time.after(beside);
  }
  const corner = day.sheet.querySelector('.corner');
  if (corner !== null) corner.textContent = 'yours below';
}
