// @ts-check
// Reads how many tests passed from what vitest and Playwright report as JSON.
import { readFileSync } from 'node:fs';
import { asError } from './prepare/failure.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Counts} */
const PASSED = { passed: 1, failed: 0, skipped: 0 };
/** @type {Counts} */
const FAILED = { passed: 0, failed: 1, skipped: 0 };

/**
 * A check that either holds or does not.
 * @param {number} exitCode
 */
export const countCheck = (exitCode) => (exitCode === 0 ? PASSED : FAILED);

/**
 * A run that ended badly has failed even if no single test did: a file that does not load, an error
 * outside of any test, no report at all.
 * @param {Counts} counts
 * @param {number} exitCode
 * @returns {Counts}
 */
const atLeastOneFailed = (counts, exitCode) =>
  exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

/**
 * @param {string} file
 * @param {number} exitCode
 * @param {(report: any) => Counts} read
 */
function countReport(file, exitCode, read) {
  try {
    return atLeastOneFailed(read(JSON.parse(readFileSync(file, 'utf8'))), exitCode);
  } catch (error) {
    console.error(`没有可读的测试报告 ${file}:${asError(error).message}`);
    return FAILED;
  }
}

/** @param {string} file @param {number} exitCode */
export const countVitest = (file, exitCode) =>
  countReport(file, exitCode, (report) => ({
    passed: report.numPassedTests,
    // A file that does not load has no tests of its own to fail.
    failed:
      report.numFailedTests +
      report.testResults.filter(
        (/** @type {any} */ one) => one.status === 'failed' && one.assertionResults.length === 0,
      ).length,
    skipped: report.numPendingTests + report.numTodoTests,
  }));

/** @param {string} file @param {number} exitCode */
export const countPlaywright = (file, exitCode) =>
  countReport(file, exitCode, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky, // what passes only sometimes has not passed
    skipped: stats.skipped,
  }));

/** @param {readonly Counts[]} all @returns {Counts} */
export function sum(all) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of all) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/**
 * The last line of a test run, which machines read.
 * @param {Counts} counts
 */
export const summaryLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
