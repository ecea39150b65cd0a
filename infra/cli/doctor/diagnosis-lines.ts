import type { Diagnosis, Finding, Severity } from '../../../shared/events/diagnosis.ts';
import { findingTable } from './finding-table.ts';

const HEADINGS: Readonly<Record<Severity, string>> = {
  wrong: 'WRONG',
  warning: 'WARNING',
  information: 'NOTE',
};

const ORDER: readonly Severity[] = ['wrong', 'warning', 'information'];

const findingLines = (finding: Finding): string[] => [
  '',
  `${HEADINGS[finding.severity]}  ${finding.check}: ${finding.message}`,
  ...findingTable(finding).map((line) => `    ${line}`),
  `  → ${finding.advice}`,
];

/** One line for each reason. */
const notCheckedLines = ({ notChecked }: Diagnosis): string[] => {
  const reasons = Map.groupBy(notChecked, ({ because }) => because);
  return [...reasons.entries()].map(
    ([because, checks]) => `Not checked: ${checks.map(({ check }) => check).join(', ')}: ${because}.`,
  );
};

/** The verdict first; then what is wrong, what to look at, what to know; last what could not be examined. */
export const diagnosisLines = (diagnosis: Diagnosis): string[] => {
  const { findings, verdict } = diagnosis;
  const inOrder = findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const notChecked = notCheckedLines(diagnosis);
  return [verdict, ...inOrder.flatMap(findingLines), ...(notChecked.length > 0 ? ['', ...notChecked] : [])];
};
