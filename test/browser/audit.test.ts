import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditTables } from '../support/audit-trail.ts';
import type { PayoutStack } from '../support/payout-stack.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expectNoWider } from './expect-no-wider.ts';
import { openVisits, type Visit } from './open-visits.ts';
import { signIn } from './sign-in.ts';
import { startDemoCompany } from './start-demo-company.ts';

/** Did anybody touch it? */

const { visit } = openVisits();
let company: PayoutStack;
let stream: string;
beforeAll(async () => {
  company = await startDemoCompany();
  const [batch] = await company.sql('SELECT id FROM mlm_payout_batches');
  stream = `batch-${batch?.['id']}`;
});
afterAll(() => company.discard());

const verify = (who: Visit) => who.page.getByRole('button', { name: 'Verify every stream' }).click();

/** Kept as an auditor would: what the page hands out, on their own disk. */
const keepHeads = async (who: Visit): Promise<string> => {
  const saved = who.page.waitForEvent('download');
  await who.page.getByRole('button', { name: /^Keep these heads/ }).click();
  return (await saved).path();
};

const against = (who: Visit, file: string) =>
  who.page.getByLabel('Or against heads that you have kept (heads.json)').setInputFiles(file);

it('is read stream by stream, and verified whole; what it does not prove is said', async () => {
  const vani = await visit(company, { window: 'phone' });
  await signIn(vani, 'vani', '/audit');
  await verify(vani);
  await vani.page.getByText(/^All \d+ streams, \d+ events, are whole\.$/).waitFor();
  await vani.page.getByText(/^Not proved: that nothing was cut off or rewritten/).waitFor();
  await expectAccessible(vani.page);
  await expectNoWider(vani.page);
  await vani.page.getByRole('link', { name: 'Who may do what' }).click();
  await vani.page.getByRole('heading', { level: 1, name: 'Who may do what' }).waitFor();
  await vani.page
    .getByText(/^the sign-in of .*Vani Rao.*: viewer$/)
    .first()
    .waitFor();
  await expectNoWider(vani.page);
  await vani.page.getByText('As it is on record').first().click();
  await vani.page
    .getByText(/^Event \d+, [0-9a-f]{64}$/)
    .first()
    .waitFor();
  await vani.page.goto(`${vani.address}/audit/settings`);
  await vani.page.getByText('Settings, set before this record began').waitFor();
  await vani.page.getByText(/Approvals that a batch needs: the default → 2 approvals/).waitFor();
  await vani.page.goto(`${vani.address}/audit/${stream}`);
  await vani.page.getByText('Made', { exact: true }).waitFor();
  await vani.page.getByRole('link', { name: 'To the batch' }).click();
  await vani.page.getByRole('heading', { level: 1, name: /^AUTO-/ }).waitFor();
});

it('that was changed by SQL is told: which event, what is wrong with it, and what to do', async () => {
  const { restore } = await auditTables(company);
  await company.sql(`UPDATE mlm_payout_events SET detail = 'not even JSON' WHERE stream = ? AND seq = 1`, [
    stream,
  ]);
  const vani = await visit(company);
  await signIn(vani, 'vani', '/audit');
  await verify(vani);
  await vani.page
    .getByRole('alert')
    .getByText(/^The audit trail is broken: 1 stream of \d+ streams/)
    .waitFor();
  await vani.page.getByText(/event 1 \(row \d+\) was changed after it was recorded/).waitFor();
  await vani.page.getByText(/change nothing in the database/).waitFor();
  expect(await vani.page.getByRole('button', { name: /^Keep these heads/ }).count()).toBe(0);
  await expectAccessible(vani.page);
  await vani.page.getByRole('alert').getByRole('link', { name: stream }).click();
  await vani.page.getByText('As it is on record').first().click();
  await vani.page.getByText('not even JSON').waitFor();
  await restore();
});

it('whose end was cut off with its head is found by what is kept each minute, and by heads that were kept', async () => {
  expect((await company.invoke({}, 'notice')).errorType).toBeUndefined();
  const vani = await visit(company);
  await signIn(vani, 'vani', '/audit');
  await verify(vani);
  const file = await keepHeads(vani);
  const kept = JSON.parse(readFileSync(file, 'utf8'));
  expect(kept).toMatchObject({ intact: true, chain: expect.stringMatching(/^[0-9a-f]{64}$/), broken: [] });
  const heads = await company.sql('SELECT stream, seq, hash FROM mlm_payout_streams ORDER BY stream');
  expect(kept.heads).toEqual(heads);
  await against(vani, file);
  await vani.page.getByText(new RegExp(`^Each of the ${heads.length} heads in .* was asked for`)).waitFor();

  const { restore } = await auditTables(company);
  await company.sql(`DELETE FROM mlm_payout_events WHERE stream = 'approvers' ORDER BY seq DESC LIMIT 1`);
  await company.sql(`UPDATE mlm_payout_streams s JOIN (SELECT stream, MAX(seq) AS seq FROM mlm_payout_events GROUP BY stream) m
                        ON m.stream = s.stream JOIN mlm_payout_events e ON e.stream = m.stream AND e.seq = m.seq
                       SET s.seq = e.seq, s.hash = e.hash`);
  await vani.page.reload();
  const missing = vani.page
    .getByRole('alert')
    .getByText(/approvers.*is missing: it was there when the heads were kept/);
  await verify(vani);
  await missing.waitFor();
  await vani.page.getByText(/^Compared with what is kept outside of the database each minute/).waitFor();
  await against(vani, file);
  await vani.page.getByText(/^Each of the \d+ heads in/).waitFor();
  await missing.waitFor();
  await restore();
});

it('of more than one answer is verified part by part, each stream once, against what is kept of the rest', async () => {
  const vani = await visit(company);
  await signIn(vani, 'vani', '/audit');
  await verify(vani);
  const whole = (await vani.page.getByText(/are whole\.$/).textContent()) ?? '';
  const file = await keepHeads(vani);
  const asked: { after?: string; kept: { stream: string }[] }[] = [];
  // As the API answers where its time is over after the first stream.
  await vani.page.route('**/api/audit/verify', async (route) => {
    const body = route.request().postDataJSON();
    asked.push(body);
    if (body.after !== undefined) return route.continue();
    const kept = body.kept.slice(0, 1);
    const first = await route.fetch({ postData: { ...body, stream: 'approvers', kept } });
    return route.fulfill({ response: first, json: { ...(await first.json()), next: 'approvers' } });
  });
  await against(vani, file);
  await vani.page.getByText(/^Each of the \d+ heads in/).waitFor();
  expect(await vani.page.getByText(/are whole\.$/).textContent()).toBe(whole);
  expect(asked.map(({ after }) => after)).toEqual([undefined, 'approvers']);
  expect(asked[0]?.kept.map(({ stream: of }) => of)).toContain('approvers');
  expect(asked[1]?.kept.map(({ stream: of }) => of)).toEqual(
    asked[0]?.kept.map(({ stream: of }) => of).filter((of) => of > 'approvers'),
  );
});

it('takes no file for kept heads that is none', async () => {
  const vani = await visit(company);
  await signIn(vani, 'vani', '/audit');
  const none = join(process.env['TMPDIR'] ?? '/tmp', 'no-heads.json');
  writeFileSync(none, '{"heads":[{"stream":"run"}]}');
  await against(vani, none);
  await vani.page
    .getByRole('alert')
    .getByText(/^This file holds no heads: expected heads\.json/)
    .waitFor();
});
