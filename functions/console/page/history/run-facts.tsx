import { Link } from 'wouter';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { RunBody } from '../../../../shared/events/run-body.ts';
import { Fact } from '../ui/fact.tsx';
import { Facts } from '../ui/facts.tsx';
import { Money } from '../ui/money.tsx';
import { When } from '../ui/when.tsx';
import { AskedBy } from './asked-by.tsx';
import { AskedFor } from './asked-for.tsx';
import { durationWords } from './duration-words.ts';
import { RunOutcome } from './run-outcome.tsx';
import { RunResultFacts } from './run-result-facts.tsx';

type RunProps = { readonly run: RunBody };

const Times = ({ run: { startedAt, durationMilliseconds } }: RunProps) =>
  startedAt === null ? (
    <>It has not begun yet: this is read anew until it has.</>
  ) : (
    <>
      <When at={startedAt} exact />
      {durationMilliseconds !== null && `, took ${durationWords(durationMilliseconds)}`}
    </>
  );

const Batch = ({ run: { batch } }: RunProps) =>
  batch && (
    <Fact name="Batch">
      <Link to={`/batches/${batch.batchId}`}>{batch.batchReference}</Link>,{' '}
      {counted(batch.totalRecords, 'commission')}, <Money amount={batch.totalAmount} size="strong" />
    </Fact>
  );

/** All that is known of one run. */
export const RunFacts = ({ run }: RunProps) => (
  <Facts>
    <Fact name="Outcome">
      <RunOutcome run={run} />
    </Fact>
    <Batch run={run} />
    <Fact name="Began">
      <Times run={run} />
    </Fact>
    <Fact name="Asked by">
      <AskedBy run={run} />
    </Fact>
    <Fact name="Asked for">
      <AskedFor options={run.options} />
    </Fact>
    {run.result && <RunResultFacts result={run.result} />}
    <Fact name="Run key">
      <code>{run.runKey}</code>
    </Fact>
  </Facts>
);
