import type { UseQueryResult } from '@tanstack/react-query';
import type { PreviewResult } from '../../../../shared/events/payout-result.ts';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { CountingNote } from './counting-note.tsx';
import classes from './dry-run.module.css';
import { DryRun } from './dry-run.tsx';
import type { RunPayload } from './read-options.ts';
import { refusedOption } from './refused-option.ts';
import { RunBar } from './run-bar.tsx';
import type { RunOptions } from './run-options.ts';

type DryRunPartProps = {
  readonly query: UseQueryResult<PreviewResult>;
  /** undefined: the options cannot be asked. */
  readonly payload: RunPayload | undefined;
  readonly asked: RunOptions;
  readonly isTyping: boolean;
};

const REFUSED = 'What such a run would do cannot be asked: one of the options is refused, and says why.';

const NotCounted = ({ query, payload }: Pick<DryRunPartProps, 'query' | 'payload'>) => {
  if (!payload || refusedOption(query.error)) return <p>{REFUSED}</p>;
  return query.error ? (
    <Failure error={query.error} retry={() => void query.refetch()} />
  ) : (
    <Loading what="what a run would do" lines={6} />
  );
};

/** What a run would do now; the answer before stays, dimmed, while another is counted. */
export const DryRunPart = ({ query, payload, asked, isTyping }: DryRunPartProps) => {
  const isCounting = query.isFetching || isTyping;
  const isOld = query.isPlaceholderData || isTyping;
  const preview = payload && !query.error ? query.data : undefined;
  return (
    <section aria-label="What such a run would do now" aria-busy={isCounting} className={classes.part}>
      {preview ? (
        <div className={isOld ? classes.old : ''}>
          <DryRun preview={preview} asked={asked} />
        </div>
      ) : (
        <NotCounted query={query} payload={payload} />
      )}
      <RunBar preview={isOld ? undefined : preview} payload={payload} asked={asked}>
        <CountingNote isCounting={isCounting} isOld={isOld && preview !== undefined} />
      </RunBar>
    </section>
  );
};
