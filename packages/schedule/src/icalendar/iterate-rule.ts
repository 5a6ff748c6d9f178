import ICAL from 'ical.js';
import type { WallTime } from '../times/wall-time.ts';
import type { RecurrenceRule } from './recurrence-rule.ts';

/** What rules may cost before they are given up: there are some that never come true, and run forever. */
export class StepBudget {
  #left: number;
  readonly #whole: StepBudget | null;

  /** `whole` is what this is a part of, and pays as well. */
  constructor(steps: number, whole: StepBudget | null = null) {
    this.#left = steps;
    this.#whole = whole;
  }

  /** Throws when nothing is left. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new Error('it takes too many steps');
    this.#whole?.spend(steps);
  }
}

/** One a day for twenty years. */
const MAX_STEPS_PER_RULE = 15_000;
const DAYS_PER_STEP = 7;

/**
 * The wall times of a recurrence rule in their order, without an end if it has none; UNTIL is left to the
 * caller, who knows the zone. Throws where ical.js does, or when the budget is spent.
 */
export function* iterateRule(options: {
  rule: Pick<RecurrenceRule, 'parts'>;
  start: WallTime;
  budget: StepBudget;
}): Generator<WallTime> {
  const { rule, start, budget } = options;
  const recur = ICAL.Recur.fromData({ ...rule.parts, until: undefined });
  const iterator = createIterator({ recur, start, budget: new StepBudget(MAX_STEPS_PER_RULE, budget) });
  for (let next = iterator.next(); next !== null; next = iterator.next()) {
    yield Date.UTC(next.year, next.month - 1, next.day, next.hour, next.minute, next.second);
  }
}

/** Every loop of ical.js that may not end goes through one of these methods, its constructor's too. */
function createIterator({
  recur,
  start,
  budget,
}: {
  recur: ICAL.Recur;
  start: WallTime;
  budget: StepBudget;
}) {
  class BoundedIterator extends ICAL.RecurIterator {
    override check_contracting_rules(): boolean {
      budget.spend(1);
      return super.check_contracting_rules();
    }

    override increment_monthday(days: number): void {
      budget.spend(Math.ceil(days / DAYS_PER_STEP));
      super.increment_monthday(days);
    }

    override increment_month(): void {
      budget.spend(1);
      super.increment_month();
    }

    override increment_year(years: number): void {
      budget.spend(1);
      super.increment_year(years);
    }
  }
  return new BoundedIterator({ rule: recur, dtstart: toIcalTime(start) });
}

function toIcalTime(wall: WallTime): ICAL.Time {
  const date = new Date(wall);
  const fields = {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    isDate: false,
  };
  return new ICAL.Time(fields, ICAL.Timezone.localTimezone);
}
