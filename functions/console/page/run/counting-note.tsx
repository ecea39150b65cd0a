import classes from './run-bar.module.css';
import { useSlow } from './use-slow.ts';

type CountingNoteProps = { readonly isCounting: boolean; readonly isOld: boolean };

/** That an answer is being waited for, and, should it take long, for how long. */
export const CountingNote = ({ isCounting, isOld }: CountingNoteProps) => {
  const isSlow = useSlow(isCounting);
  const kept = isOld ? ' What stands here is of the options before.' : '';
  return (
    <p role="status" className={classes.counting}>
      {isCounting && !isSlow && 'Counting …'}
      {isCounting && isSlow && `Still counting: a large ledger takes up to 25 seconds.${kept}`}
    </p>
  );
};
