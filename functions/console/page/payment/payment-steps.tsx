import type { ReactNode } from 'react';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { Money } from '../ui/money.tsx';
import { PersonName } from '../ui/person-name.tsx';
import { When } from '../ui/when.tsx';
import { type Step, type StepName, stepsOf } from './moments/steps-of.ts';
import classes from './payment.module.css';

const NAMES: Readonly<Record<StepName, string>> = {
  approved: 'Approved',
  'at-the-bank': 'At the bank',
  recorded: 'Recorded',
};

const SHAPES: Readonly<Record<Step['state'], string>> = { done: '✓', present: '●', 'to-come': '○' };

const Begun = ({ payment }: { readonly payment: NonNullable<BatchBody['payment']> }) => (
  <>
    To pay: <Money amount={payment.amount} size="strong" /> for {counted(payment.count, 'commission')}. Begun{' '}
    <When at={payment.begunAt} />
    {payment.by && (
      <>
        {' '}
        by <PersonName person={{ userId: payment.by, name: payment.byName }} />
      </>
    )}
    .
  </>
);

const DETAILS: Readonly<Record<StepName, (batch: BatchBody) => ReactNode>> = {
  approved: ({ approvedAt }) => approvedAt && <When at={approvedAt} />,
  'at-the-bank': ({ payment, status, settling }) => {
    if (payment) return <Begun payment={payment} />;
    return status === 'completed' || settling
      ? null
      : 'Finance begins the payment here, and has the bank pay it with a file of its own.';
  },
  recorded: ({ processedAt, disbursementReference }) => (
    <>
      {processedAt && <When at={processedAt} />}
      {disbursementReference && <bdi> under {disbursementReference}</bdi>}
    </>
  ),
};

/** Where the money is: three steps, the present one marked. */
export const PaymentSteps = ({ batch }: { readonly batch: BatchBody }) => (
  <ol className={classes.steps}>
    {stepsOf(batch).map(({ name, state }) => (
      <li
        key={name}
        className={classes[state]}
        {...(state === 'present' && { 'aria-current': 'step' as const })}
      >
        <strong>
          <span aria-hidden="true">{SHAPES[state]}</span> {NAMES[name]}
        </strong>
        <span>{DETAILS[name](batch)}</span>
      </li>
    ))}
  </ol>
);
