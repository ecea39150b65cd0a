import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { PreviewResult } from '../../../../shared/events/payout-result.ts';
import type { RunBody } from '../../../../shared/events/run-body.ts';
import { ActDialog } from '../acts/act-dialog.tsx';
import of from '../decide/of-batch.module.css';
import { Money } from '../ui/money.tsx';
import { FewerApprovals } from './fewer-approvals.tsx';
import { optionLines } from './option-lines.ts';
import type { RunPayload } from './read-options.ts';
import classes from './run-dialog.module.css';

type RunDialogProps = {
  readonly runKey: string;
  readonly preview: PreviewResult;
  readonly payload: RunPayload;
  readonly effect: string;
  readonly close: () => void;
  readonly done: (run: RunBody) => void;
};

/** A real run, with what the dry one came to said once more. */
export const RunDialog = ({ runKey, preview, payload, effect, close, done }: RunDialogProps) => (
  <ActDialog<RunBody>
    title="Make a batch of this"
    act={{ path: '/api/runs', body: { ...payload, runKey } }}
    effect={effect}
    wayBack="Nothing is paid by it: the batch awaits its approvals, and until the last of them an operator can cancel it. You cannot approve it yourself."
    close={close}
    done={done}
  >
    <p className={of.of}>
      <Money amount={preview.eligible.amount} size="headline" />
      <span>
        {counted(preview.eligible.count, 'commission')}, as they were counted; the run takes what is free when
        it begins.
      </span>
    </p>
    <ul className={classes.options}>
      {optionLines(payload).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
    <FewerApprovals asked={payload.requiredApprovals} />
  </ActDialog>
);
