import type { HoldBody, HoldLifted } from '../../../../shared/events/holds.ts';
import { ActDialog } from '../acts/act-dialog.tsx';
import { NoteField } from '../acts/note-field.tsx';
import { useDraft } from '../acts/use-draft.ts';
import type { Act } from '../api/act.ts';
import { writtenWords } from '../ui/written-words.ts';
import { HoldSince } from './hold-since.tsx';
import classes from './holds.module.css';
import { REASON_MAX } from './reason-max.ts';
import { Subject } from './subject.tsx';
import { subjectWords } from './subject-words.ts';

type LiftDialogProps = {
  readonly hold: HoldBody;
  readonly close: () => void;
  readonly done: (answer: HoldLifted) => void;
};

type Wording = {
  readonly title: string;
  readonly effect: string;
  readonly wayBack: string;
  readonly asked: Omit<Act, 'body'>;
};

/** A payment that failed twice is for finance, and by another route. */
const wordingOf = (hold: HoldBody): Wording =>
  hold.kind === 'payment'
    ? {
        title: 'Have it paid again',
        effect: `Have ${subjectWords(hold)} paid again`,
        wayBack: 'The next run takes it. Until then an operator can hold it again.',
        asked: { path: `/api/commissions/${hold.commissionId}/retry` },
      }
    : {
        title: 'Lift a hold',
        effect: `Lift the hold on ${subjectWords(hold)}`,
        wayBack: 'From the next run on it holds nothing. An operator can hold it again at any time.',
        asked: { method: 'DELETE', path: `/api/holds/${hold.holdId}` },
      };

/** Ends a hold: what was held, by whom and why is said again, and why not any more is asked. */
export const LiftDialog = ({ hold, close, done }: LiftDialogProps) => {
  const { title, effect, wayBack, asked } = wordingOf(hold);
  const { draft, write, clear } = useDraft(`lift:${hold.holdId}`, '');
  const reason = draft.trim();
  return (
    <ActDialog<HoldLifted>
      title={title}
      act={reason ? { ...asked, body: { reason } } : undefined}
      effect={effect}
      wayBack={wayBack}
      close={close}
      done={(answer) => {
        clear();
        done(answer);
      }}
    >
      <div>
        <strong>
          <Subject hold={hold} leads={false} />
        </strong>
        <p className={classes.reason}>{writtenWords(hold.reason).words}</p>
        <div className={classes.small}>
          <HoldSince hold={hold} />
        </div>
      </div>
      <NoteField label="Why it may be paid now" required max={REASON_MAX} value={draft} write={write} />
    </ActDialog>
  );
};
