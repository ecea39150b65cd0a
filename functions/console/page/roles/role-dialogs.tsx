import type { ApproversChanged } from '../../../../shared/events/approvers-command.ts';
import type { ApproversShown } from '../../../../shared/events/approvers-shown.ts';
import type { Person } from '../../../../shared/events/people.ts';
import { useTell } from '../acts/told.tsx';
import { useOpenAct } from '../acts/use-open-act.ts';
import { EntitleDialog } from './entitle-dialog.tsx';
import { entitledSentence } from './entitled-sentence.ts';
import { entitledWarnings } from './entitled-warnings.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import { changeAct, ENTITLE, removeAct } from './role-act.ts';

/** The one that the address names. */
export const RoleDialogs = ({ approvers }: Pick<ApproversShown, 'approvers'>) => {
  const { act, close } = useOpenAct();
  const tell = useTell();
  const done = (answer: ApproversChanged, person: Person) => {
    tell(entitledSentence(answer, person), { warnings: entitledWarnings(answer) });
    close();
  };
  if (act === ENTITLE) return <EntitleDialog close={close} done={done} />;
  const active = approvers.filter((row) => row.active);
  const changed = active.find((row) => act === changeAct(row));
  if (changed) return <EntitleDialog key={act} row={changed} close={close} done={done} />;
  const removed = active.find((row) => act === removeAct(row));
  return (
    removed && <RemoveDialog key={act} row={removed} close={close} done={(answer) => done(answer, removed)} />
  );
};
