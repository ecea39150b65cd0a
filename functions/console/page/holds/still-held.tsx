import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { HoldSet } from '../../../../shared/events/holds.ts';
import { Callout } from '../ui/callout.tsx';
import classes from './holds.module.css';

type StillHeldProps = {
  readonly openItems: HoldSet['openItems'];
  readonly close: () => void;
};

const batchesOf = (items: HoldSet['openItems']['items']): ReadonlyMap<string, string> =>
  new Map(items.map(({ batchId, batchReference }) => [batchId, batchReference]));

/** What open batches hold of what was just held: a hold takes nothing out of them, somebody has to. */
export const StillHeld = ({ openItems, close }: StillHeldProps) => {
  const [first = '', ...rest] = openItems.advice;
  return (
    <div className={classes.open}>
      <Callout kind="look" title={first.replace(/:$/, '')} announce>
        <ul className={classes.advice}>
          {rest.map((line) => (
            <li key={line}>{line.trim()}</li>
          ))}
        </ul>
        <p className={classes.links}>
          {[...batchesOf(openItems.items)].map(([batchId, reference]) => (
            <Link key={batchId} to={`/batches/${batchId}`}>
              To {reference}
            </Link>
          ))}
        </p>
        <Button variant="default" onClick={close}>
          Close this
        </Button>
      </Callout>
    </div>
  );
};
