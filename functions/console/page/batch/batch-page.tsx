import { useQuery } from '@tanstack/react-query';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { summaryQuery } from '../api/queries.ts';
import { TakeAway } from '../exports/take-away.tsx';
import { MomentDialogs } from '../payment/moment-dialogs.tsx';
import { PaymentPart } from '../payment/payment-part.tsx';
import { Facts } from '../ui/facts.tsx';
import { ActBar } from './act-bar.tsx';
import { Approvals } from './approvals.tsx';
import { ChangedNote } from './changed-note.tsx';
import { Glance } from './glance.tsx';
import { LeftOut } from './left-out.tsx';
import { Parts } from './parts.tsx';
import { SummaryProgress } from './summary-progress.tsx';
import { ToLookAt } from './to-look-at.tsx';
import { useSeen } from './use-seen.ts';
import { Warnings } from './warnings.tsx';
import { WhatIsSigned } from './what-is-signed.tsx';

/** The answer first, then what stands behind it, then the acts. */
export const BatchPage = ({ batch }: { readonly batch: BatchBody }) => {
  const { data: summary } = useQuery(summaryQuery(batch.batchId, batch.contentHash));
  const { seen, hasChanged, see, acted } = useSeen(batch);
  return (
    <>
      {hasChanged && <ChangedNote seen={seen} batch={batch} see={see} />}
      <Glance batch={batch} summary={summary} />
      <Warnings batch={batch} />
      {batch.status !== 'pending_approval' && batch.status !== 'draft' && <PaymentPart batch={seen} />}
      <Facts>
        {summary?.state === 'ready' && <ToLookAt summary={summary} />}
        {summary?.state !== 'ready' && <SummaryProgress summary={summary} />}
        {summary?.state === 'ready' && <LeftOut leftOut={summary.leftOut} />}
        <Approvals batch={batch} />
        <WhatIsSigned batch={batch} />
      </Facts>
      <TakeAway what="this batch" of={{ of: 'batch', id: batch.batchId }} formats={['pdf', 'xlsx', 'csv']} />
      <Parts batch={batch} summary={summary} />
      <ActBar batch={seen} hasChanged={hasChanged} acted={acted} />
      <MomentDialogs batch={seen} />
    </>
  );
};
