import type { ApproversChanged } from '../../../../shared/events/approvers-command.ts';
import { ActDialog } from '../acts/act-dialog.tsx';
import { NoteField } from '../acts/note-field.tsx';
import { useDraft } from '../acts/use-draft.ts';
import { REASON_MAX } from '../holds/reason-max.ts';
import { personText } from '../ui/person-text.ts';
import { mayWords } from './may-words.ts';
import { removeAct } from './role-act.ts';
import classes from './roles.module.css';
import type { SignInRow } from './sign-in-row.ts';

type RemoveDialogProps = {
  readonly row: SignInRow;
  readonly close: () => void;
  readonly done: (answer: ApproversChanged) => void;
};

/** Ends all that somebody is entitled to. */
export const RemoveDialog = ({ row, close, done }: RemoveDialogProps) => {
  const { draft, write, clear } = useDraft(`roles:${removeAct(row)}`, '');
  const reason = draft.trim();
  return (
    <ActDialog<ApproversChanged>
      title="Take away all roles"
      act={reason ? { method: 'DELETE', path: `/api/approvers/${row.userId}`, body: { reason } } : undefined}
      effect={`Remove ${personText(row)}`}
      grave
      wayBack="It works at once, and nobody has to confirm it. To give it back takes another admin, where two are active."
      close={close}
      done={(answer) => {
        clear();
        done(answer);
      }}
    >
      <p className={classes.line}>
        <strong>{personText(row)}</strong> {mayWords(row.roles)} now, and may do nothing afterwards, by
        whichever sign-in of theirs. Their votes on batches that are not paid yet do not count any more; what
        they did stays on record.
      </p>
      <NoteField
        label="Why"
        hint="All admins, and they themselves, read this."
        required
        max={REASON_MAX}
        value={draft}
        write={write}
      />
    </ActDialog>
  );
};
