import type { Instant } from '@foyer/schedule';
import type { PageClock } from '../hooks/clock-context.tsx';
import type { EventInfo } from '../portal-data.ts';
import { getPortalData } from '../portal-data-holder.ts';
import { makePageClock } from './make-page-clock.ts';

export interface SchedulePageProps {
  event: EventInfo;
  timezone: string;
  /** Why there is no programme to show; null if there is one. */
  empty: string | null;
  /** What is missing of it; null if nothing is. */
  missing: string | null;
  /** Of the programme that is shown. */
  revision: string;
  clock: PageClock;
}

/** What the programme's page needs around the programme itself. */
export function getScheduleProps(rehearsalAt?: Instant): SchedulePageProps {
  const data = getPortalData();
  const at = rehearsalAt ?? data.now();
  return {
    event: data.getEvent(),
    timezone: data.schedule.getView().timezone,
    empty: data.schedule.explainEmpty(),
    missing: data.schedule.explainMissing(),
    revision: data.schedule.getRevision(),
    clock: makePageClock(at, rehearsalAt),
  };
}
