import { Link } from 'wouter';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import type {
  CreatedResult,
  RecordedResult,
  SkippedResult,
} from '../../../../shared/events/payout-result.ts';
import type { RunBody } from '../../../../shared/events/run-body.ts';
import classes from '../acts/told.module.css';
import { Callout } from '../ui/callout.tsx';
import { Money } from '../ui/money.tsx';
import { When } from '../ui/when.tsx';

const Created = ({ result }: { readonly result: CreatedResult }) => (
  <div className={classes.told}>
    <span aria-hidden="true">✓</span>
    <p>
      <strong>The batch is made:</strong>{' '}
      <Link to={`/batches/${result.batchId}`}>{result.batchReference}</Link>,{' '}
      {counted(result.totalRecords, 'commission')}, <Money amount={result.totalAmount} size="strong" />. It
      awaits {counted(result.requiredApprovals, 'approval')}; nothing is paid yet.
    </p>
  </div>
);

const Skipped = ({ result }: { readonly result: SkippedResult }) => (
  <Callout kind="look" title="The run made no batch">
    <p>{result.message}</p>
  </Callout>
);

const Failed = ({ error }: Pick<RunBody, 'error'>) => (
  <Callout kind="wrong" title="The run failed, and made no batch">
    <p>{error?.message ?? 'Why is not on record.'}</p>
  </Callout>
);

const UnderWay = ({ run: { outcome, startedAt } }: { readonly run: RunBody }) => (
  <p>
    {outcome === 'requested' || !startedAt ? (
      'The run is asked for. It begins in a moment, or once another one is over …'
    ) : (
      <>
        The run is under way; it began <When at={startedAt} />. Large ones take minutes. This page may be
        left: it goes on.
      </>
    )}
  </p>
);

/** How far a run is, or what came of it, in the words of the API. */
export const RunCameTo = ({ run }: { readonly run: RunBody }) => {
  // What the run answered is the same whatever the run was; a body of runs does not say so in its type.
  const result = run.result as RecordedResult | null;
  if (run.outcome === 'failed') return <Failed error={run.error} />;
  if (result?.outcome === 'created') return <Created result={result} />;
  if (result?.outcome === 'skipped') return <Skipped result={result} />;
  return run.outcome === 'already_recorded' ? (
    <p>A run of this key was made before; nothing was done twice.</p>
  ) : (
    <UnderWay run={run} />
  );
};
