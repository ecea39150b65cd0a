import { givenOnRecord } from './given-on-record.ts';
import type { PayoutStack } from './payout-stack.ts';

export type GivenApprover = {
  readonly userId: number;
  /** Of the sign-in; a user may have several. */
  readonly subject?: string;
  readonly roles?: string;
  readonly active?: boolean;
  /** UTC. */
  readonly activeSince?: string;
};

export const ISSUER = 'https://sign-in.example';

/** Approvers since long ago, unless told otherwise, and on record as such. */
export const givenApprovers = async (
  { sql }: Pick<PayoutStack, 'sql'>,
  approvers: readonly GivenApprover[],
): Promise<void> => {
  const rows = approvers.map(
    ({
      userId,
      subject = `user-${userId}`,
      roles = 'approver',
      active = true,
      activeSince = '2020-01-01',
    }) => [userId, ISSUER, subject, roles, active, activeSince, activeSince],
  );
  await sql('INSERT IGNORE INTO users (id, name, email) VALUES ?', [
    approvers.map(({ userId }) => [userId, `user ${userId}`, `u${userId}@example.com`]),
  ]);
  await sql(
    `INSERT INTO mlm_payout_approvers (user_id, issuer, subject, roles, active, active_since, changed_at) VALUES ?`,
    [rows],
  );
  await givenOnRecord({ sql });
};
