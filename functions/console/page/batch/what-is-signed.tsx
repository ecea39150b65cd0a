import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { Fact } from '../ui/fact.tsx';
import { Money } from '../ui/money.tsx';
import { When } from '../ui/when.tsx';
import classes from './what-is-signed.module.css';

const shortened = (hash: string): string =>
  [hash.slice(0, 4), hash.slice(4, 8), '…', hash.slice(-4)].join(' ');

const Terms = ({ batch }: { readonly batch: BatchBody }) => (
  <p className={classes.line}>
    {counted(batch.totalRecords, 'item', 'items in their order')}, with person and amount;{' '}
    {counted(batch.requiredApprovals, 'approval')}; made <When at={batch.createdAt} exact />
    {batch.tierAmount && (
      <>
        ; as many approvals because the batches of that day come to <Money amount={batch.tierAmount} />
      </>
    )}
    {batch.expiresAt && (
      <>
        ; expires <When at={batch.expiresAt} exact />
      </>
    )}
    {batch.payerMayApprove && '; whoever approved it may pay it, too'}.
  </p>
);

/** What a vote is for, to the letter: anything else and the vote does not count. */
export const WhatIsSigned = ({ batch }: { readonly batch: BatchBody }) => (
  <Fact name="What is signed">
    <Terms batch={batch} />
    {batch.contentHash && (
      <details className={classes.hash}>
        <summary>
          Content hash <code>{shortened(batch.contentHash)}</code>
        </summary>
        <p className={classes.line}>
          <code>{batch.contentHash}</code>
        </p>
        <p className={classes.line}>
          A fingerprint of all of the above. Change one paisa, one person or the order, and it is another one,
          and votes for this one count no more.
        </p>
      </details>
    )}
  </Fact>
);
