import { VisuallyHidden } from '@mantine/core';
import { Link } from 'wouter';
import type { RunPage } from '../../../../shared/events/run-body.ts';
import { formatInstant } from '../ui/format-instant.ts';
import { Money } from '../ui/money.tsx';
import table from '../ui/table.module.css';
import { useZone } from '../ui/zone.ts';
import { AskedBy } from './asked-by.tsx';
import { AskedFor } from './asked-for.tsx';
import { durationWords } from './duration-words.ts';
import classes from './history.module.css';
import { runAddress } from './run-address.ts';
import { RunOutcome } from './run-outcome.tsx';

type Run = RunPage['items'][number];

const Batch = ({ run: { batch } }: { readonly run: Run }) =>
  batch && (
    <>
      <Money amount={batch.totalAmount} size="strong" />
      <Link to={`/batches/${batch.batchId}`} className={classes.reference}>
        {batch.batchReference}
      </Link>
    </>
  );

const Began = ({ run: { runKey, startedAt } }: { readonly run: Run }) => {
  const zone = useZone();
  return (
    <Link to={runAddress(runKey)}>
      {startedAt === null ? 'not begun' : formatInstant(new Date(startedAt), zone)}
    </Link>
  );
};

const Row = ({ run }: { readonly run: Run }) => (
  <tr>
    <th scope="row">
      <Began run={run} />
      <div className={table.narrow}>
        <RunOutcome run={run} />
        <div className={table.small}>
          <AskedBy run={run} />: <AskedFor options={run.options} />
        </div>
      </div>
    </th>
    <td className={table.wide}>
      <AskedBy run={run} />
      <div className={table.small}>
        <AskedFor options={run.options} />
      </div>
    </td>
    <td className={table.wide}>
      <RunOutcome run={run} />
    </td>
    <td className={`${table.wide} ${table.right}`}>
      {run.durationMilliseconds !== null && durationWords(run.durationMilliseconds)}
    </td>
    <td className={table.right}>
      <Batch run={run} />
    </td>
  </tr>
);

/** Some runs, newest first. */
export const RunList = ({ runs }: { readonly runs: readonly Run[] }) => (
  <table className={`${table.table} ${classes.runs}`}>
    <VisuallyHidden component="caption">Runs, newest first</VisuallyHidden>
    <thead>
      <tr>
        <th scope="col">Began</th>
        <th scope="col" className={table.wide}>
          Asked for
        </th>
        <th scope="col" className={table.wide}>
          Outcome
        </th>
        <th scope="col" className={`${table.wide} ${table.right}`}>
          Took
        </th>
        <th scope="col" className={table.right}>
          Batch
        </th>
      </tr>
    </thead>
    <tbody>
      {runs.map((run) => (
        // Attempts of one key each have their own beginning.
        <Row key={`${run.runKey} ${run.startedAt}`} run={run} />
      ))}
    </tbody>
  </table>
);
