import type { ViewerGroup } from './viewer-group.ts';

/** How many different viewers there were in a period, and the most at once. */
export interface Count {
  viewers: number;
  peak: number;
}

export const periods = ['minute', 'hour', 'day'] as const;
export type Period = (typeof periods)[number];

export const PERIOD_MINUTES: Readonly<Record<Period, number>> = { minute: 1, hour: 60, day: 1440 };

/** The first minute of the period that a minute belongs to. */
export function startOf(period: Period, minute: number): number {
  return minute - (minute % PERIOD_MINUTES[period]);
}

/** The viewers of one group: how many there are, and how many different ones there have been. */
export class Tally {
  readonly group: ViewerGroup;
  present = 0;
  readonly minute: Count = { viewers: 0, peak: 0 };
  readonly hour: Count = { viewers: 0, peak: 0 };
  readonly day: Count = { viewers: 0, peak: 0 };

  constructor(group: ViewerGroup) {
    this.group = group;
  }

  /** Somebody comes who was last here in `lastMinute`: counted in the periods that have begun since. */
  enter(lastMinute: number, minute: number): void {
    this.present += 1;
    for (const period of periods) {
      const count = this[period];
      if (lastMinute < startOf(period, minute)) count.viewers += 1;
      if (this.present > count.peak) count.peak = this.present;
    }
  }

  leave(): void {
    this.present -= 1;
  }

  /** Whoever is there when a period begins is counted in it. */
  begin(period: Period): void {
    this[period].viewers = this.present;
    this[period].peak = this.present;
  }
}
