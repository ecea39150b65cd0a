import type { Transaction } from '../../aws/transaction.ts';
import { adminsOverTime } from '../../domain/approvers/admins-over-time.ts';
import { hasRole } from '../../domain/approvers/has-role.ts';
import type { Eyes } from '../../domain/offers/weigh-offer.ts';
import { readAdminChanges, readStandingSignIns } from '../../sql/approvers/standing-sign-ins.ts';

/** Who has a say in offers, as of the lock that the transaction holds. */
export const readEyes = async (transaction: Pick<Transaction, 'read'>): Promise<Eyes> => {
  const standing = await transaction.read(readStandingSignIns());
  const changes = await transaction.read(readAdminChanges());
  const admins = standing.filter((signIn) => hasRole(signIn, 'admin')).map(({ userId }) => userId);
  return {
    admins: [...new Set(admins)],
    terms: adminsOverTime(changes.flatMap(({ change }) => change ?? [])),
  };
};
