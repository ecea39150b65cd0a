import { Link } from 'wouter';
import type { InboxBody } from '../../../../shared/events/inbox-body.ts';
import { OUTCOME_WORDS, reasonWords } from '../ui/run-words.ts';
import { When } from '../ui/when.tsx';
import classes from './run-line.module.css';

type Runs = InboxBody['runs'];

const because = (reason: string | null): string => (reason ? ` (${reasonWords(reason)})` : '');

const Last = ({ last }: Pick<Runs, 'last'>) => {
  if (!last) return <>No run has been made yet.</>;
  return (
    <>
      Last run <When at={last.startedAt} />
      {last.batchId ? (
        <>
          {' '}
          made <Link to={`/batches/${last.batchId}`}>{last.batchReference}</Link>.
        </>
      ) : (
        ` ${OUTCOME_WORDS[last.outcome]}${because(last.reason)}.`
      )}
    </>
  );
};

const Next = ({ next: { at, why } }: Pick<Runs, 'next'>) =>
  at ? (
    <>
      Next run <When at={at} exact />.
    </>
  ) : (
    <>No run is due: {why}</>
  );

/** What has made batches, and what will. */
export const RunLine = ({ runs }: { readonly runs: Runs }) => (
  <p className={classes.line}>
    <Last last={runs.last} /> <Next next={runs.next} />
  </p>
);
