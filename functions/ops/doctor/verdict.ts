import { agree } from '../../../shared/domain/basics/agree.ts';
import { counted } from '../../../shared/domain/basics/counted.ts';
import type { Diagnosis, Finding } from '../../../shared/events/diagnosis.ts';
import { rupees } from './check/wording.ts';

const told = (sum: Diagnosis['paidTwice']): string => {
  if (sum === null) return 'could not be examined';
  return sum.count === 0 ? 'nothing' : `${rupees(sum.amount)} (${counted(sum.count, 'commission')})`;
};

const twice = ({ paidTwice, aboutToBePaidTwice }: Omit<Diagnosis, 'verdict'>): string =>
  `Paid twice: ${told(paidTwice)}. About to be paid twice: ${told(aboutToBePaidTwice)}.`;

const tally = (findings: readonly Finding[]): string => {
  const wrong = findings.filter(({ severity }) => severity === 'wrong').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  if (wrong + warnings === 0) return 'Nothing wrong was found.';
  if (wrong === 0)
    return `Nothing is wrong, but there ${agree(warnings, 'is', 'are')} ${counted(warnings, 'warning')}.`;
  return `${counted(wrong, 'thing is', 'things are')} wrong${warnings > 0 ? `, and there ${agree(warnings, 'is', 'are')} ${counted(warnings, 'warning')}` : ''}.`;
};

/** The whole in one line: what was paid twice comes first, whatever else there is. */
export const verdict = (diagnosis: Omit<Diagnosis, 'verdict'>): string => {
  const { database, findings } = diagnosis;
  const hasBatches = database === 'phase_five' || database === 'migrated';
  return [
    ...(hasBatches ? [twice(diagnosis)] : []),
    tally(findings),
    ...(database === 'migrated' ? [] : ['This database has not been migrated.']),
  ].join(' ');
};
