import type { ComponentType } from 'react';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { useOpenAct } from '../acts/use-open-act.ts';
import { useOpened } from '../acts/use-opened.ts';
import { isDecision } from '../decide/decision.ts';
import { AbortDialog } from './dialogs/abort-dialog.tsx';
import { AdoptedAnswerDialog } from './dialogs/adopted-answer-dialog.tsx';
import { BeginDialog } from './dialogs/begin-dialog.tsx';
import { CancelApprovedDialog } from './dialogs/cancel-approved-dialog.tsx';
import { FailuresDialog } from './dialogs/failures-dialog.tsx';
import { LateDialog } from './dialogs/late-dialog.tsx';
import { RecordDialog } from './dialogs/record-dialog.tsx';
import { ReturnDialog } from './dialogs/return-dialog.tsx';
import type { MomentName } from './moments/moments-of.ts';
import { whyNotOpened } from './moments/why-not-opened.ts';

type Dialog = ComponentType<{ readonly batch: BatchBody }>;

const DIALOGS: Readonly<Record<MomentName, Dialog>> = {
  begin: BeginDialog,
  record: RecordDialog,
  failures: FailuresDialog,
  abort: AbortDialog,
  late: LateDialog,
  return: ReturnDialog,
  'cancel-approved': CancelApprovedDialog,
  'adopted-answer': AdoptedAnswerDialog,
};

const isMoment = (act: string | null): act is MomentName => act !== null && Object.hasOwn(DIALOGS, act);

const whyNotNamed = (batch: BatchBody, act: string): string | undefined =>
  isMoment(act)
    ? whyNotOpened(batch, act)
    : `There is nothing called “${act}” that can be done with a batch.`;

/**
 * The dialog that the address names, on the batch as it is: once open it goes when it is done, not before it has told what
 * came of it.
 */
export const MomentDialogs = ({ batch }: { readonly batch: BatchBody }) => {
  const { act } = useOpenAct();
  const opened = useOpened({
    act: act === null || isDecision(act) ? undefined : act,
    subject: batch,
    whyNot: whyNotNamed,
  });
  if (!opened || !isMoment(opened.act)) return null;
  const Opened = DIALOGS[opened.act];
  return <Opened key={opened.act} batch={batch} />;
};
