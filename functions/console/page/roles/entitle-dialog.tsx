import type { ApproversChanged } from '../../../../shared/events/approvers-command.ts';
import type { Person } from '../../../../shared/events/people.ts';
import { ActDialog } from '../acts/act-dialog.tsx';
import { NoteField } from '../acts/note-field.tsx';
import { useDraft } from '../acts/use-draft.ts';
import { REASON_MAX } from '../holds/reason-max.ts';
import { personText } from '../ui/person-text.ts';
import { type EntitleDraft, emptyDraft, entitleInput } from './entitle-draft.ts';
import { mayWords } from './may-words.ts';
import { changeAct, ENTITLE } from './role-act.ts';
import { RoleBoxes } from './role-boxes.tsx';
import { roleWords } from './role-words.ts';
import classes from './roles.module.css';
import { SignInCode } from './sign-in-code.tsx';
import type { SignInRow } from './sign-in-row.ts';
import { WhoFields } from './who-fields.tsx';

type EntitleDialogProps = {
  /** Whose roles change. @default - somebody who has no sign-in here yet */
  readonly row?: SignInRow | undefined;
  readonly close: () => void;
  readonly done: (answer: ApproversChanged, person: Person) => void;
};

const WAY_BACK =
  'Where two admins are active, what somebody gains waits until another admin confirms it. What is only taken away holds at once. An admin can remove it again, at once.';

const effectOf = ({ person, roles }: EntitleDraft): string =>
  person && roles.length > 0
    ? `Entitle ${personText(person)} to ${roleWords(roles)}`
    : 'Entitle them to these roles';

const Whose = ({ row }: { readonly row: SignInRow }) => (
  <p className={classes.line}>
    <strong>{personText(row)}</strong> {mayWords(row.onRecord ? row.roles : null)} now, by the sign-in{' '}
    <SignInCode {...row} />
  </p>
);

/** Entitles a sign-in to exactly these roles. */
export const EntitleDialog = ({ row, close, done }: EntitleDialogProps) => {
  const { draft, write, clear } = useDraft(`roles:${row ? changeAct(row) : ENTITLE}`, emptyDraft(row));
  const { person } = draft;
  const body = entitleInput(draft, row);
  return (
    <ActDialog<ApproversChanged>
      title={row ? 'Change what somebody may do' : 'Entitle somebody'}
      act={body && { path: '/api/approvers', body }}
      effect={effectOf(draft)}
      wayBack={WAY_BACK}
      close={close}
      done={(answer) => {
        clear();
        if (person) done(answer, person);
      }}
    >
      {row ? <Whose row={row} /> : <WhoFields draft={draft} write={write} />}
      <RoleBoxes value={draft.roles} choose={(roles) => write({ ...draft, roles })} />
      <NoteField
        label="Why"
        hint="Whoever confirms it, and they themselves, read this."
        required
        max={REASON_MAX}
        value={draft.reason}
        write={(reason) => write({ ...draft, reason })}
      />
    </ActDialog>
  );
};
