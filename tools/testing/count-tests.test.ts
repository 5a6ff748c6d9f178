import { expect, test } from 'vitest';
import { countTests, formatCounts, type VitestReport } from './count-tests.ts';

const report: VitestReport = {
  success: true,
  numPassedTests: 12,
  numFailedTests: 0,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
};

test('what passed, failed and was skipped', () => {
  expect(countTests(report)).toEqual({ passed: 12, failed: 0, skipped: 3 });
  const failed = { ...report, success: false, numFailedTests: 4 };
  expect(countTests({ ...failed, testResults: [{ status: 'failed', assertionResults: [{}] }] }).failed).toBe(
    4,
  );
});

test('a file that could not be loaded is a failure', () => {
  const broken = { status: 'failed', assertionResults: [] };
  expect(countTests({ ...report, success: false, testResults: [broken, broken] }).failed).toBe(2);
});

test('a run that failed has at least one failure', () => {
  expect(countTests({ ...report, success: false }).failed).toBe(1);
});

test('the line that programs read', () => {
  expect(formatCounts({ passed: 12, failed: 0, skipped: 3 })).toBe('12 passed, 0 failed, 3 skipped');
});
