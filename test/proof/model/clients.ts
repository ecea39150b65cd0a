import type { Connection } from 'mysql2/promise';
import { type ApiClient, apiAs } from '../../support/api-client.ts';
import type { PayoutStack, Row } from '../../support/payout-stack.ts';
import type { Said } from '../truth/said.ts';
import { type Person, rupees, type Settings, USERS } from './model-state.ts';

/** Everybody who acts on one company. */
export type Clients = {
  readonly company: PayoutStack;
  readonly as: Readonly<Record<Person | 'adi', ApiClient>>;
  /** The host's application: its short statements, and its transaction that stays open. */
  readonly writer: Connection;
  readonly holder: Connection;
};

/** What everybody sees at the beginning of a round. */
export type Seen = {
  readonly batches: readonly Row[];
  readonly startedAt: Date;
  /** Takes each answer as it was given: it is compared with the tables by itself, too. */
  readonly hear: (said: Said) => void;
};

export const signInAll = async (company: PayoutStack): Promise<Clients['as']> => {
  const people = [...Object.keys(USERS), 'adi'].map(async (who) => [who, await apiAs(company, who)] as const);
  return Object.fromEntries(await Promise.all(people)) as Clients['as'];
};

/** As mlm_settings holds them. */
export const settingTexts = (settings: Partial<Settings>): Readonly<Record<string, string>> => {
  const { enabled, intervalHours, minAmount, requiredApprovals, tierFrom, payerMayApprove } = settings;
  const tiers = tierFrom === null ? [] : [{ from: rupees(tierFrom ?? 0), approvals: 2 }];
  return {
    ...(enabled !== undefined && { enabled: enabled ? '1' : '0' }),
    ...(intervalHours !== undefined && { interval_hours: String(intervalHours) }),
    ...(minAmount !== undefined && { min_amount: rupees(minAmount) }),
    ...(requiredApprovals !== undefined && { required_approvals: String(requiredApprovals) }),
    ...(payerMayApprove !== undefined && { payer_may_approve: payerMayApprove ? '1' : '0' }),
    ...(tierFrom !== undefined && { approval_tiers: JSON.stringify(tiers) }),
  };
};
