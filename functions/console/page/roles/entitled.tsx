import type { ApproversShown } from '../../../../shared/events/approvers-shown.ts';
import { consoleSettings } from '../console-settings.ts';
import { PeopleTable } from './people-table.tsx';
import classes from './roles.module.css';

/** Who may do what now, and who no more. */
export const Entitled = ({ approvers }: Pick<ApproversShown, 'approvers'>) => {
  const active = approvers.filter((row) => row.active);
  const ended = approvers.filter((row) => !row.active);
  return (
    <>
      {active.length === 0 ? (
        <p>Nobody is entitled to anything.</p>
      ) : (
        <PeopleTable caption="Who may do what" rows={active} />
      )}
      {ended.length > 0 && <PeopleTable caption="Entitled no more" rows={ended} />}
      <p className={classes.dim}>People sign in at {consoleSettings.issuerUrl}, each by the sign-in shown.</p>
    </>
  );
};
