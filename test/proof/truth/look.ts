import type { PayoutStack, Row } from '../../support/payout-stack.ts';

type Sql = Pick<PayoutStack, 'sql'>;

/** What an answer that says "not done" may not have changed. */
const BUSINESS = [
  'mlm_payout_batches',
  'mlm_payout_batch_items',
  'mlm_payout_batch_approvals',
  'mlm_payout_approvers',
  'mlm_commission_ledger',
];

/** What people decide, not when a run was last tried. */
const SETTINGS = `SELECT setting_key, setting_value FROM mlm_settings
                   WHERE setting_key NOT LIKE 'payout\\_automation\\_last\\_%' ORDER BY id`;

/** That a run failed is told, and changes nothing. */
const NOTICES = `SELECT notice_key FROM mlm_notification_log
                  WHERE notice_key NOT LIKE 'payout\\_run\\_failed/%' ORDER BY notice_key`;

export type SeenEvent = { readonly stream: string; readonly actor: string; readonly action: string };

/** The tables at one moment, as far as answers speak of them. */
export type Look = {
  /** Differs where anything of the business does. */
  readonly business: string;
  readonly events: readonly SeenEvent[];
  readonly attempts: readonly string[];
  readonly numberedItems: number;
};

const MISSING = [1146, 1054];

/** Before a migration there is none of it. */
const rowsOf = async ({ sql }: Sql, text: string): Promise<readonly Row[]> =>
  sql(text).catch((error: unknown) => {
    if (MISSING.includes((error as { errno?: number }).errno ?? 0)) return [];
    throw error;
  });

const eventOf = ({ stream, actor, action }: Row): SeenEvent => ({
  stream: String(stream),
  actor: String(actor),
  action: String(action),
});

export const lookAt = async (company: Sql): Promise<Look> => {
  const business: (readonly Row[])[] = [await company.sql(`CHECKSUM TABLE ${BUSINESS.join(', ')}`)];
  for (const text of [SETTINGS, NOTICES]) business.push(await rowsOf(company, text));
  const events = await rowsOf(company, 'SELECT stream, actor, action FROM mlm_payout_events ORDER BY id');
  const attempts = await rowsOf(company, 'SELECT attempt_id FROM mlm_payout_runs ORDER BY id');
  const numbered = await rowsOf(
    company,
    'SELECT COUNT(*) AS items FROM mlm_payout_batch_items WHERE item_no IS NOT NULL',
  );
  return {
    business: JSON.stringify(business),
    events: events.map(eventOf),
    attempts: attempts.map(({ attempt_id }) => String(attempt_id)),
    numberedItems: Number(numbered[0]?.['items'] ?? 0),
  };
};
