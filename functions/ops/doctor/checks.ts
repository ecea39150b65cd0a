import type { Check } from './check/check.ts';
import { audienceUnheard } from './checks/audience-unheard.ts';
import { automationDisabled } from './checks/automation-disabled.ts';
import { BATCHES_AND_RUNS } from './checks/batches.ts';
import { cascadingForeignKey } from './checks/cascading-foreign-key.ts';
import { entitlementNotRecorded } from './checks/entitlements.ts';
import { ACCOUNTS } from './checks/grants.ts';
import { HELD } from './checks/holds.ts';
import { HOST } from './checks/host.ts';
import { LEDGER_AND_BATCHES } from './checks/ledger.ts';
import { PAYMENTS } from './checks/payments.ts';
import { SCHEMA } from './checks/schema.ts';
import { SERVER } from './checks/server.ts';
import { settingDoubled } from './checks/setting-doubled.ts';
import { settingUnreadable } from './checks/setting-unreadable.ts';
import { settingsStrand } from './checks/settings-strand.ts';
import { stranded } from './checks/stranded.ts';
import { TWICE } from './checks/twice.ts';

/** In the order in which they are told: money first. */
export const CHECKS: readonly Check[] = [
  ...TWICE,
  ...LEDGER_AND_BATCHES,
  ...PAYMENTS,
  ...BATCHES_AND_RUNS,
  stranded,
  ...HELD,
  entitlementNotRecorded,
  settingUnreadable,
  settingDoubled,
  settingsStrand,
  automationDisabled,
  audienceUnheard,
  ...HOST,
  ...SCHEMA,
  cascadingForeignKey,
  ...ACCOUNTS,
  ...SERVER,
];
