import { useSearchParams } from 'wouter';
import { LEFT_OUT_REASONS, type LeftOutReason } from '../../../../shared/domain/runs/left-out.ts';
import type { PreviewResult } from '../../../../shared/events/payout-result.ts';
import { useTopOf } from '../ui/use-top-of.ts';
import classes from './dry-run.module.css';
import { LeftOutList } from './left-out-list.tsx';
import { LeftOutReasons } from './left-out-reasons.tsx';
import type { RunOptions } from './run-options.ts';

type LeftOutPartProps = { readonly excluded: PreviewResult['excluded']; readonly asked: RunOptions };

const reasonIn = (search: URLSearchParams): LeftOutReason | undefined =>
  LEFT_OUT_REASONS.find((reason) => reason === search.get('reason'));

/** What it would leave out, reason by reason; the commissions of one of them below. */
export const LeftOutPart = ({ excluded, asked }: LeftOutPartProps) => {
  const [search] = useSearchParams();
  const reason = reasonIn(search);
  const cursor = search.get('cursor');
  const list = useTopOf(reason ? `${reason} ${cursor}` : null);
  return (
    <section aria-label="Left out">
      <h2>Left out</h2>
      {excluded.length === 0 ? (
        <p>Nothing: it takes whatever is approved.</p>
      ) : (
        <LeftOutReasons excluded={excluded} asked={asked} opened={reason} />
      )}
      <div ref={list} tabIndex={-1} className={classes.list}>
        {reason && <LeftOutList reason={reason} cursor={cursor} asked={asked} />}
      </div>
    </section>
  );
};
