import type { ReactNode } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import type { PreviewResult } from '../../../../shared/events/payout-result.ts';
import { ActButton } from '../acts/act-button.tsx';
import bar from '../batch/act-bar.module.css';
import type { RunPayload } from './read-options.ts';
import classes from './run-bar.module.css';
import { RunDialog } from './run-dialog.tsx';
import { type RunOptions, runAddress } from './run-options.ts';
import { useOpenedRun } from './use-opened-run.ts';
import { whyNoRun } from './why-no-run.ts';

type RunBarProps = {
  /** Of the options as they are now; undefined as long as it is not known. */
  readonly preview: PreviewResult | undefined;
  readonly payload: RunPayload | undefined;
  readonly asked: RunOptions;
  /** What stands beside the button. */
  readonly children: ReactNode;
};

const effectOf = (preview: PreviewResult | undefined): string =>
  preview?.wouldRun ? `Make the batch: ${formatRupees(preview.eligible.amount)}` : 'Make the batch';

/** Where the run is asked for. Its key is made with the dialog, and stands in the address: asked again, it is the same run. */
export const RunBar = ({ preview, payload, asked, children }: RunBarProps) => {
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const whyNot = whyNoRun(preview);
  const runKey = search.get('act') === 'run' ? search.get('runKey') : null;
  const opened = useOpenedRun(runKey, whyNot === undefined && preview && payload && { preview, payload });
  return (
    <>
      <section
        className={whyNot === undefined ? bar.bar : `${bar.bar} ${classes.still}`}
        aria-label="What you can do"
      >
        {children}
        <ActButton
          whyNot={whyNot}
          onClick={() => go(runAddress(asked, { act: 'run', runKey: `page/${crypto.randomUUID()}` }))}
          primary={whyNot === undefined}
        >
          {effectOf(preview)}
        </ActButton>
      </section>
      {opened && (
        <RunDialog
          {...opened}
          effect={effectOf(opened.preview)}
          close={() => go(runAddress(asked), { replace: true })}
          done={({ runKey: made }) => go(runAddress(asked, { made }), { replace: true })}
        />
      )}
    </>
  );
};
