import type { HoldBody } from '../../../../shared/events/holds.ts';
import { personText } from '../ui/person-text.ts';

/** What is held, as text: on a button, in a sentence that is told. */
export const subjectWords = ({ userId, beneficiary, commissionId, commission }: HoldBody): string => {
  if (userId !== null) return personText(beneficiary ?? { userId, name: null });
  const whose = commission?.beneficiary;
  return whose ? `commission ${commissionId} of ${personText(whose)}` : `commission ${commissionId}`;
};
