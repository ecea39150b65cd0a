import { Checkbox } from '@mantine/core';
import { ROLES, type Role } from '../../../../shared/domain/approvers/approver.ts';
import { ROLE_MEANINGS } from './role-meanings.ts';
import classes from './roles.module.css';

type RoleBoxesProps = {
  readonly value: readonly Role[];
  readonly choose: (roles: readonly Role[]) => void;
};

/** Which roles, each with what it lets people do. */
export const RoleBoxes = ({ value, choose }: RoleBoxesProps) => (
  <Checkbox.Group
    label="Roles"
    required
    value={[...value]}
    onChange={(chosen) => choose(ROLES.filter((role) => chosen.includes(role)))}
  >
    <div className={classes.roles}>
      {ROLES.map((role) => (
        <Checkbox key={role} value={role} label={role} description={ROLE_MEANINGS[role]} />
      ))}
    </div>
  </Checkbox.Group>
);
