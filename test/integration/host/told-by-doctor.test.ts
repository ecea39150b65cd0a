import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askDoctor, examineAsAdmin, examineAsOps } from '../../support/ask-doctor.ts';
import { givenHostSchema } from '../../support/host/given-host-schema.ts';
import { altered, modified } from '../../support/host/host-deviation.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
});
afterAll(() => company.discard());

const UNFIT = [
  modified('mlm_notification_log.message', 'TEXT CHARACTER SET latin1 NULL', /./),
  altered('mlm_settings', 'DROP KEY setting_key', /./),
];
const TAKEN = modified('mlm_commission_ledger.created_at', 'DATETIME NOT NULL', 'works');

describe('the doctor, of tables that are not ours', () => {
  it('says before a migration what it would refuse, with the statements that mend it', async () => {
    await givenHostSchema(company, [...UNFIT, TAKEN]);
    const found = await examineAsAdmin(company);
    expect(found.finding('host_unfit')).toMatchObject({ severity: 'wrong', count: 2 });
    expect(found.finding('host_unfit').rows).toEqual([
      expect.objectContaining({ table: 'mlm_settings', column: 'setting_key' }),
      expect.objectContaining({ table: 'mlm_notification_log', column: 'message' }),
    ]);
    const { stdout, code } = await askDoctor(company, '--bare');
    expect(code).toBe(3);
    expect(stdout).toContain(
      'ALTER TABLE mlm_notification_log MODIFY COLUMN message text CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL;',
    );
    expect(stdout).toContain('ALTER TABLE mlm_settings ADD UNIQUE KEY uq_setting_key (setting_key);');
  });

  it('says of what is taken how it is read', async () => {
    await givenHostSchema(company, [TAKEN]);
    expect(await company.invoke({}, 'migrate')).toMatchObject({ users: expect.anything() });
    for (const found of [await examineAsAdmin(company), await examineAsOps(company)]) {
      expect(found.named('wrong')).toEqual([]);
      expect(found.finding('host_differs')).toMatchObject({
        severity: 'information',
        message: expect.stringContaining('mlm_commission_ledger.created_at is datetime: '),
      });
    }
  });

  it('says of a sound host nothing, whoever asks and sees less of it', async () => {
    await givenHostSchema(company, []);
    await company.invoke({}, 'migrate');
    for (const found of [await examineAsAdmin(company), await examineAsOps(company)]) {
      expect(found.findings.filter(({ check }) => check.startsWith('host_'))).toEqual([]);
    }
  });

  it('finds what the host has changed since', async () => {
    await company.sql('ALTER TABLE mlm_settings ENGINE=MyISAM');
    expect((await examineAsOps(company)).finding('host_unfit').message).toContain('mlm_settings is MyISAM: ');
  });
});
