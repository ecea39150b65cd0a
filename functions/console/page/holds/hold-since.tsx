import type { HoldBody } from '../../../../shared/events/holds.ts';
import { useMe } from '../session/me.ts';
import { Actor } from '../ui/actor.tsx';
import { When } from '../ui/when.tsx';
import { writtenWords } from '../ui/written-words.ts';
import classes from './holds.module.css';

const By = ({ by }: { readonly by: string }) => {
  const { userId } = useMe();
  if (by === 'payment') return 'after the second failure';
  return <>by {by === `user ${userId}` ? 'you' : <Actor actor={by} />}</>;
};

const Until = ({ until, overdue }: Pick<HoldBody, 'until' | 'overdue'>) =>
  until && (
    <div className={overdue ? classes.look : ''}>
      {overdue ? '⚠ Look at it again: since ' : 'Look at it again: '}
      <When at={until} />
    </div>
  );

/** By whom, since when; until when, or how it ended. */
export const HoldSince = ({ hold }: { readonly hold: HoldBody }) => {
  const { heldBy, heldAt, lifted } = hold;
  return (
    <>
      <div>
        <When at={heldAt} />, <By by={heldBy} />
      </div>
      {lifted ? (
        <div>
          Lifted <When at={lifted.at} />, <By by={lifted.by} />:
          <p className={classes.reason}>{writtenWords(lifted.reason).words}</p>
        </div>
      ) : (
        <Until {...hold} />
      )}
    </>
  );
};
