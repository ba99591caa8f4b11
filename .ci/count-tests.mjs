// Prints 'N passed, N failed' from vitest's JSON report. Exit 1: a test failed, or there was none.
import { readFileSync } from 'node:fs';

const { passed, failed } = count(process.argv[2] ?? '');
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = passed > 0 && failed === 0 ? 0 : 1;

function count(file) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Vitest did not get as far as a report.
    return { passed: 0, failed: 0 };
  }
  // A file that could not even be loaded holds no test that failed, and counts as one.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}
