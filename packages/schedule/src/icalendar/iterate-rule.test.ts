import { describe, expect, it } from 'vitest';
import { iterateRule, StepBudget } from './iterate-rule.ts';

const start = Date.UTC(2026, 10, 20, 10);
const list = (parts: Record<string, unknown>, budget: StepBudget) =>
  [...iterateRule({ rule: { parts }, start, budget })].map(wall => new Date(wall).toISOString().slice(0, 10));

describe('iterateRule', () => {
  it('gives the wall times of a rule, and leaves UNTIL to the caller', () => {
    const parts = { freq: 'DAILY', interval: 2, until: '2026-11-20', count: 3 };
    expect(list(parts, new StepBudget(100))).toEqual(['2026-11-20', '2026-11-22', '2026-11-24']);
  });

  it('gives up a rule when it or all together have taken too many steps', () => {
    const never = { freq: 'DAILY', bymonth: 2, bymonthday: 30 };
    const budget = new StepBudget(31_000);
    for (let rule = 0; rule < 2; rule++) expect(() => list(never, budget)).toThrow('too many steps');
    expect(list({ freq: 'DAILY', count: 9 }, budget)).toHaveLength(9);
    expect(() => list(never, budget)).toThrow('too many steps');
    expect(() => list({ freq: 'DAILY', count: 9 }, budget)).toThrow('too many steps');
  });
});
