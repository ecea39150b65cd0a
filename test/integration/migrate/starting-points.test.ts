import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAttested } from '../../support/attested.ts';
import { givenDigestHour } from '../../support/digest-hour.ts';
import { givenEmptyDatabase, givenHostDatabase, grantDump, schemaDump } from '../../support/host-database.ts';
import { everyTable } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

const ALL = {
  applied: [
    '0001-host-tables',
    '0002-payout-tables',
    '0003-host-additions',
    '0004-old-script-tables',
    '0005-approvers',
    '0006-sign-off',
    '0007-unsealed-batches',
    '0008-usual-starts',
    '0009-authority-and-payment',
    '0010-payment-references',
    '0011-sign-outs',
    '0012-items-by-beneficiary',
    '0013-batch-summaries',
    '0014-exports',
    '0015-offers',
    '0016-request-counts',
    '0017-notes',
    '0018-attestation',
  ],
  entitled: [],
  adopted: { batches: 0, items: 0, reopened: 0, unanswered: 0 },
  users: ['payout', 'approval', 'worker', 'notice', 'ops'],
};

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
});
afterAll(() => company.discard());

const migrate = () => company.invoke({}, 'migrate');

const hostRows = async (): Promise<unknown[]> => [
  await company.sql('SELECT * FROM users ORDER BY id'),
  await company.sql('SELECT * FROM mlm_commission_ledger ORDER BY id'),
  await company.sql('SELECT * FROM mlm_settings ORDER BY id'),
  await company.sql(
    'SELECT id, user_id, channel, type, subject, payload, status FROM mlm_notification_log ORDER BY id',
  ),
];

describe.each([
  { given: 'an empty database', prepare: givenEmptyDatabase },
  { given: "the host's tables", prepare: (found: PayoutStack) => givenHostDatabase(found) },
  {
    given: "the host's tables with INT ids of users",
    prepare: (found: PayoutStack) => givenHostDatabase(found, 'INT'),
  },
])('migrate, from $given', ({ prepare }) => {
  beforeAll(() => prepare(company));

  it('applies every migration and makes every user', async () => {
    expect(await migrate()).toEqual(ALL);
  });

  it('changes nothing when repeated', async () => {
    const before = [await schemaDump(company), await everyTable(company), await grantDump(company)];
    expect(await migrate()).toEqual({ ...ALL, applied: [] });
    expect([await schemaDump(company), await everyTable(company), await grantDump(company)]).toEqual(before);
  });

  it('leaves a database in which a payout runs', async () => {
    await company.sql(`INSERT IGNORE INTO users (id, name) VALUES (1, 'Asha')`);
    await company.sql(`INSERT INTO mlm_commission_ledger
      (beneficiary_user_id, source_user_id, commission_type, amount, status) VALUES (1, 1, 'referral', 7.00, 'approved')`);
    // Each starting point is another company's.
    await openAttested(company).forget();
    expect(await company.invoke({ force: true })).toMatchObject({ outcome: 'created' });
    await givenDigestHour(company, 'is ahead');
    expect(await company.invoke({}, 'notice')).toEqual({ sent: 1, unsent: 0 });
  });
});

describe("migrate, on the host's tables", () => {
  it('changes no row and no column of theirs, and adds only the key and the columns of the outbox', async () => {
    await givenHostDatabase(company, 'INT');
    const rows = await hostRows();
    const tables = ['users', 'mlm_settings', 'mlm_commission_ledger', 'mlm_notification_log'];
    const linesOf = async () => {
      const texts = await Promise.all(tables.map((table) => company.sql(`SHOW CREATE TABLE ${table}`)));
      return texts.flatMap(([row]) => String(row?.['Create Table']).replaceAll(/,$/gm, '').split('\n'));
    };
    const before = await linesOf();
    await migrate();
    expect(await hostRows()).toEqual(rows);
    const after = await linesOf();
    expect(before.filter((line) => !after.includes(line))).toEqual([]);
    expect(
      after
        .filter((line) => !before.includes(line))
        .map((line) => line.trim().split(/ (?=\(|CHAR|int|date)/)[0]),
    ).toEqual([
      'KEY `idx_payout_claim`',
      '`notice_key` varchar(190)',
      '`attempts`',
      '`next_attempt_at`',
      'UNIQUE KEY `uq_notice_key`',
      'KEY `idx_notice_due`',
    ]);
  });
});
