import type { BatchBody } from '../../../../../shared/events/batch-body.ts';

export type StepName = 'approved' | 'at-the-bank' | 'recorded';

export type Step = { readonly name: StepName; readonly state: 'done' | 'present' | 'to-come' };

const ORDER: readonly StepName[] = ['approved', 'at-the-bank', 'recorded'];

type Facts = Pick<BatchBody, 'status' | 'payment' | 'settling'>;

const presentOf = ({ status, payment, settling }: Facts): StepName => {
  if (status === 'completed' || settling) return 'recorded';
  return payment ? 'at-the-bank' : 'approved';
};

/** Where the money of an approved batch is. */
export const stepsOf = (facts: Facts): readonly Step[] => {
  const at = ORDER.indexOf(presentOf(facts));
  return ORDER.map((name, index) => ({
    name,
    state: index === at ? 'present' : index < at ? 'done' : 'to-come',
  }));
};
