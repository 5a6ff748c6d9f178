import { execFileSync } from 'node:child_process';
import { expect, type TestContext } from 'vitest';
import { isOnPath, PROMTOOL } from '../../tools/testing/system-packages.ts';

/** Has Prometheus' own linter read metrics; skips the test where it is not installed. */
export function checkMetrics(text: string, context: TestContext): void {
  if (!isOnPath(PROMTOOL.command)) context.skip(`needs promtool: apt-get install ${PROMTOOL.debianPackage}`);
  expect(execFileSync('promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' })).toBe('');
}
