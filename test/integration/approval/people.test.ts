import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiAs } from '../../support/api-client.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenApprover, givenPeople, signedIn } from '../../support/people.ts';

/** Who asks, and whom they look for. */

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  await givenCompany(company);
  await givenPeople(company);
  // Another host may know people without one.
  await company.sql('ALTER TABLE users MODIFY name VARCHAR(190) NULL');
});
afterAll(() => company.discard());

describe('me', () => {
  it('is whoever signed in, with what the settings say', async () => {
    await givenSettings(company, { timezone: 'Asia/Dubai', required_approvals: '2' });
    const body = { timezone: 'Asia/Dubai', usualApprovals: 2 };
    expect(await as.asha.get('/api/me')).toMatchObject({
      status: 200,
      body: { ...body, userId: '1', name: 'asha', roles: ['approver'] },
    });
    expect(await as.farah.get('/api/me')).toMatchObject({
      body: { ...body, name: 'farah', roles: ['finance'] },
    });
  });

  it('is told also where a setting does not parse', async () => {
    await givenSettings(company, { timezone: 'Kolkata', required_approvals: 'two' });
    expect(await as.asha.get('/api/me')).toMatchObject({
      status: 200,
      body: { timezone: 'Asia/Kolkata', usualApprovals: 1 },
    });
    await givenSettings(company, { timezone: null, required_approvals: null });
  });

  it('is nobody without a role', async () => {
    expect(await as.nil.get('/api/me')).toMatchObject({
      status: 403,
      body: { type: '/problems/not-entitled', detail: expect.stringMatching(/approvers add/) },
    });
  });

  it('may have no name', async () => {
    await company.sql(`INSERT INTO users (id, name, email) VALUES (40, NULL, 'n@example.com')`);
    await givenApprover(company, { userId: 40, subject: 'nameless', roles: ['viewer'] });
    const nameless = await apiAs(company, 'nameless');
    expect(await nameless.get('/api/me')).toMatchObject({ status: 200, body: { userId: '40', name: null } });
  });
});

describe('people', () => {
  const NAMES: readonly (readonly [number, string | null])[] = [
    [4711, 'Ravi Kumar'],
    [4712, 'Kumar Ravindran'],
    [4713, '100 % Associates_Ltd!'],
    [4714, '<b>Bold</b> & "Sons"'],
    [4715, 'राम 🎉 प्रसाद'],
    [4716, '\u202Egnp.exe\u202C'],
    [4717, null],
    [4718, `${'x'.repeat(180)} Zedekiah`],
  ];
  beforeAll(async () => {
    await company.sql('INSERT INTO users (id, name, email) VALUES ?', [
      NAMES.map(([id, name]) => [id, name, `u${id}@example.com`]),
    ]);
  });

  const found = async (q: string) => {
    const { status, body } = await as.vani.get(`/api/people?q=${encodeURIComponent(q)}`);
    expect(status).toBe(200);
    return body.items.map(({ userId }: { userId: string }) => Number(userId));
  };

  it.each([
    ['Kumar', [4712, 4711]],
    ['ravi', [4711, 4712]],
    ['  ravi k ', [4711]],
    ['4711', [4711]],
    ['4717', [4717]],
    ['47', []],
    ['%', [4713]],
    ['_', [4713]],
    ['!', [4713]],
    ['100 %', [4713]],
    ['<b>', [4714]],
    ['& "', [4714]],
    ['🎉', [4715]],
    ['राम', [4715]],
    ['\u202Egnp', [4716]],
    ['zedekiah', [4718]],
    ["' OR 1=1 -- ", []],
    ['\\', []],
    ['9'.repeat(20), []],
  ])('of "%s" are these', async (q, expected) => {
    expect(await found(q)).toEqual(expected);
  });

  it('are shown as the host has them', async () => {
    const { body } = await as.vani.get('/api/people?q=4714');
    expect(body).toEqual({ items: [{ userId: '4714', name: '<b>Bold</b> & "Sons"' }] });
    expect((await as.vani.get('/api/people?q=4717')).body).toEqual({
      items: [{ userId: '4717', name: null }],
    });
  });

  it('are twenty at most, whose id it is before whose name it is in', async () => {
    const many = Array.from({ length: 30 }, (_, index) => [
      5000 + index,
      `5010 of ${index}`,
      'm@example.com',
    ]);
    await company.sql('INSERT INTO users (id, name, email) VALUES ?', [
      many.map(([id, name]) => [id, name, `u${id}@example.com`]),
    ]);
    const twenty = await found('5010');
    expect(twenty).toHaveLength(20);
    expect(twenty[0]).toBe(5010);
  });

  it.each([
    ['', /^q is missing: expected an id, or a part of a name, in 1 to 100 characters/],
    ['?q=', /^q is "": expected an id, or a part of a name, in 1 to 100 characters/],
    [`?q=${'x'.repeat(101)}`, /expected an id, or a part of a name, in 1 to 100 characters/],
    ['?q=%00', /without control characters/],
    ['?q=a&page=2', /page/],
  ])('are not looked for by "%s"', async (query, says) => {
    expect(await as.vani.get(`/api/people${query}`)).toMatchObject({
      status: 400,
      body: { type: '/problems/invalid-input', detail: expect.stringMatching(says) },
    });
  });
});
