// .ci/count.cjs FAILED-CHECKS FOLDER NAME...: which tests failed, by the reports FOLDER/NAME.json, then the counts.
const { readFileSync } = require('node:fs');

const [, , failedChecks, folder, ...names] = process.argv;
const reports = names.map((name) => {
  try {
    return JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
  } catch {
    console.log(`failed: ${name} left no report`);
    return { numPassedTests: 0, numFailedTests: 1, testResults: [] };
  }
});
for (const { testResults } of reports)
  for (const { name, status, message, assertionResults } of testResults) {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    for (const { fullName, failureMessages } of failed)
      console.log(`failed: ${name}: ${fullName}: ${failureMessages.join(' ').slice(0, 400)}`);
    if (status === 'failed' && failed.length === 0) console.log(`failed: ${name}: ${message.slice(0, 400)}`);
  }
const sum = (count) => reports.reduce((total, report) => total + report[count], 0);
// A suite that does not even load counts no failed test, but makes the check above fail.
const failed = Math.max(sum('numFailedTests'), Number(failedChecks));
console.log(`${sum('numPassedTests')} passed, ${failed} failed`);
process.exitCode = failed === 0 && reports.every(({ numPassedTests }) => numPassedTests > 0) ? 0 : 1;
