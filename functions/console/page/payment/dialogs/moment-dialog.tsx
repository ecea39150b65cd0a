import type { ReactNode } from 'react';
import type { ActionAnswer } from '../../../../../shared/events/batch-actions.ts';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import { ActDialog } from '../../acts/act-dialog.tsx';
import type { Asked } from '../asked.ts';
import classes from './dialogs.module.css';

type MomentDialogProps = {
  readonly batch: BatchBody;
  /** Of the API, below the batch. */
  readonly path: string;
  readonly asked: Asked<unknown>;
  readonly title: string;
  readonly effect: string;
  readonly wayBack: string;
  /** @default - false */
  readonly grave?: boolean;
  readonly moment: { readonly close: () => void; readonly done: (answer: ActionAnswer) => void };
  readonly children: ReactNode;
};

const Missing = ({ missing }: { readonly missing: readonly string[] }) => (
  <div className={classes.missing}>
    Still missing:
    <ul>
      {missing.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  </div>
);

/** One moment of a payment: as every act, and with what is still missing of it. */
export const MomentDialog = ({ batch, path, asked, moment, children, ...said }: MomentDialogProps) => (
  <ActDialog<ActionAnswer>
    {...said}
    {...moment}
    act={
      asked.kind === 'ready' ? { path: `/api/batches/${batch.batchId}/${path}`, body: asked.body } : undefined
    }
  >
    {children}
    <div role="status">{asked.kind === 'missing' && <Missing missing={asked.missing} />}</div>
  </ActDialog>
);
