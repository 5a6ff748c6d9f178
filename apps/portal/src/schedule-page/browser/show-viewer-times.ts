import { formatTime, nameZone, type TimePlace, zonesDiffer } from '../../words/format-time.ts';
import type { SheetDay } from './read-sheet.ts';

/** Puts the viewer's time beside the conference's at each hour of a day, where they differ. */
export function showViewerTimes(day: SheetDay, place: TimePlace, viewerZone: string): void {
  const first = day.entries[0];
  if (first === undefined || !zonesDiffer(first.startsAt, viewerZone, place.timezone)) return;
  for (const time of day.sheet.querySelectorAll<HTMLTimeElement>('h3 time, .hour time')) {
    if (time.querySelector('small') !== null) continue;
    const inHeading = time.parentElement?.tagName === 'H3';
    const viewerTime = formatTime(Date.parse(time.dateTime), { ...place, timezone: viewerZone });
    time.append(' ', small(inHeading ? `${viewerTime} where you are` : viewerTime));
  }
  const corner = day.sheet.querySelector('.corner');
  if (corner?.childElementCount === 0) corner.append(nameZone(place.timezone), small('your time'));
}

function small(text: string): HTMLElement {
  const element = document.createElement('small');
  element.textContent = text;
  return element;
}
