import { entitlementChangedNotice } from '../../../shared/domain/notices/entitlement-changed-notice.ts';
import { readUntoldEntitlements } from '../../../shared/sql/approvers/untold-entitlements.ts';
import { insertNotices } from '../../../shared/sql/notices/notification-log.ts';
import type { Duty } from './duty.ts';

/** Of one minute; the next one goes on. */
const TOLD_MAX = 50;

/** Entitlements that somebody wrote beside this system, each once for what it says. */
export const tellOfEntitlements: Duty = async ({ database }, { at }) => {
  const changed = await database.read(readUntoldEntitlements(TOLD_MAX));
  if (changed.length === 0) return;
  const notices = changed.map((each) => entitlementChangedNotice(each, at));
  await database.transaction((transaction) => transaction.write(insertNotices(notices, at)));
};
