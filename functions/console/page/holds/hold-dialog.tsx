import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { HoldSet } from '../../../../shared/events/holds.ts';
import type { Person } from '../../../../shared/events/people.ts';
import { ActDialog } from '../acts/act-dialog.tsx';
import { NoteField } from '../acts/note-field.tsx';
import { useDraft } from '../acts/use-draft.ts';
import { personQuery } from '../api/person-query.ts';
import { personText } from '../ui/person-text.ts';
import { useZone } from '../ui/zone.ts';
import { type HoldDraft, holdInput } from './hold-draft.ts';
import { REASON_MAX } from './reason-max.ts';
import { SubjectFields } from './subject-fields.tsx';

type Proposed = { readonly person: string; readonly commission: string };

type HoldDialogProps = {
  /** Ids, or nothing. */
  readonly proposed: Proposed;
  /** The batch whose rejection led here: what is written against it is why this is held, too. Or nothing. */
  readonly rejecting: string;
  readonly close: () => void;
  readonly done: (answer: HoldSet) => void;
};

const emptyOf = ({ person, commission }: Proposed, reason: string): HoldDraft => ({
  kind: commission ? 'commission' : 'person',
  person: person ? { userId: person, name: null } : null,
  commissionId: commission,
  reason: reason.slice(0, REASON_MAX),
  until: '',
});

const effectOf = ({ kind, person, commissionId }: HoldDraft): string => {
  if (kind === 'commission') return `Hold commission ${commissionId.trim()}`;
  return person ? `Hold all that is owed to ${personText(person)}` : 'Hold all that is owed to them';
};

/** Whom another screen proposed is known by their id alone, until their name is there. */
const useNamed = (person: Person | null): Person | null => {
  const { data } = useQuery({ ...personQuery(person?.userId ?? ''), enabled: person?.name === null });
  return person?.name === null && data ? data : person;
};

const useHoldDraft = (proposed: Proposed, rejecting: string) => {
  const { draft: rejection } = useDraft(`${rejecting}:reject`, '');
  const { draft, ...kept } = useDraft(
    `hold:${proposed.person}:${proposed.commission}${rejecting && `:rejecting:${rejecting}`}`,
    emptyOf(proposed, rejection),
  );
  return { draft: { ...draft, person: useNamed(draft.person) }, ...kept };
};

/** Keeps money out of every run, until somebody else lifts it. */
export const HoldDialog = ({ proposed, rejecting, close, done }: HoldDialogProps) => {
  const zone = useZone();
  const { draft, write, clear } = useHoldDraft(proposed, rejecting);
  const body = holdInput(draft, zone);
  return (
    <ActDialog<HoldSet>
      title="Set a hold"
      act={body && { path: '/api/holds', body }}
      effect={effectOf(draft)}
      wayBack="No run takes it until another operator lifts the hold. What open batches hold of it already is not taken out of them: you are told what, and what to do."
      close={close}
      done={(answer) => {
        clear();
        done(answer);
      }}
    >
      <SubjectFields draft={draft} write={write} />
      <NoteField
        label="Why"
        hint="Everybody who looks at the hold reads this."
        required
        max={REASON_MAX}
        value={draft.reason}
        write={(reason) => write({ ...draft, reason })}
      />
      <TextInput
        type="date"
        label="Look at it again by the end of (may be empty)"
        description="It still holds then; people are reminded of it."
        value={draft.until}
        onChange={({ currentTarget }) => write({ ...draft, until: currentTarget.value })}
      />
    </ActDialog>
  );
};
