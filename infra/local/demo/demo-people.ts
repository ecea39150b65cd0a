import type { Role } from '../../../shared/domain/approvers/approver.ts';

type DemoPerson = {
  /** How their sign-ins are known: `sub` in their tokens. */
  readonly subject: string;
  readonly name: string;
  readonly email: string;
  /** In the company's table of users. */
  readonly type: string;
  /** What they may do, each of them viewing too. */
  readonly roles: readonly Role[];
};

const person = (name: string, type: string, ...roles: readonly Role[]): DemoPerson => {
  const subject = (name.split(' ')[0] ?? name).toLowerCase();
  return { subject, name, email: `${subject}@example.com`, type, roles };
};

/** The nine people of the local stack, users 1 to 9 in this order. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('Asha Menon', 'approver', 'approver'),
  person('Bimal Roy', 'approver', 'approver'),
  person('Chitra Iyer', 'approver', 'approver'),
  person('Dev Patil', 'approver', 'approver'),
  person('Farah Khan', 'finance', 'finance'),
  person('Om Prakash', 'operator', 'operator'),
  person('Vani Rao', 'viewer', 'viewer'),
  person('Adi Sharma', 'admin', 'admin'),
  person('Nil Bose', 'associate'),
];

/** Dev is an approver and an associate: batches hold commissions of his. */
export const DEV_USER_ID = 4;
