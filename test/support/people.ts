import { DEMO_PEOPLE } from '../../infra/local/demo/demo-people.ts';
import { ROLES, type Role } from '../../shared/domain/approvers/approver.ts';
import { type ApiClient, apiAs } from './api-client.ts';
import { type GivenCommission, givenCommissions } from './given.ts';
import { givenOnRecord } from './given-on-record.ts';
import type { PayoutStack } from './payout-stack.ts';

/** The demo's people, users 1 to 9 in this order, and what each is entitled to. */
const PEOPLE: Readonly<Record<string, readonly Role[]>> = Object.fromEntries(
  DEMO_PEOPLE.map(({ subject, roles }) => [subject, roles]),
);

/** Of one of them. */
export const userIdOf = (person: string): number => Object.keys(PEOPLE).indexOf(person) + 1;

/** Associates who earn; none of them signs in. */
export const ASSOCIATES = [11, 12, 13] as const;

export type Sql = Pick<PayoutStack, 'sql'>;

/** Entitles a sign-in at the local issuer; since long ago, unless told otherwise. */
export const givenApprover = async (
  { sql, stack }: PayoutStack,
  approver: {
    readonly userId: number;
    readonly subject: string;
    readonly roles: readonly Role[];
    readonly activeSince?: string;
    readonly active?: boolean;
  },
): Promise<void> => {
  const { userId, subject, roles, activeSince = '2020-01-01', active = true } = approver;
  await sql(`INSERT IGNORE INTO users (id, name, email) VALUES (?, ?, ?)`, [
    userId,
    subject,
    `${subject}@example.com`,
  ]);
  await sql(
    `INSERT INTO mlm_payout_approvers (user_id, issuer, subject, roles, active, active_since, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      userId,
      stack.env['PAYOUT_ISSUER_URL'],
      subject,
      roles.join(','),
      active ? 1 : 0,
      activeSince,
      activeSince,
    ],
  );
  await givenOnRecord({ sql });
};

/** Of whom nothing else tells: the host can delete nobody who has earned. */
const DELETED_USER = 98;

/** Somebody who was entitled to everything, and whose user the host has deleted since. */
export const givenDeletedUser = async (company: PayoutStack, subject: string): Promise<void> => {
  await givenApprover(company, { userId: DELETED_USER, subject, roles: ROLES });
  await company.sql('DELETE FROM users WHERE id = ?', [DELETED_USER]);
};

/** The nine people and three associates, in a company that has been emptied (givenCompany). */
export const givenPeople = async (company: PayoutStack): Promise<void> => {
  const names = Object.keys(PEOPLE);
  const users = names.map((name, index) => [index + 1, name, `${name}@example.com`]);
  const associates = ASSOCIATES.map((id) => [id, `associate ${id}`, `a${id}@example.com`]);
  await company.sql(
    `INSERT INTO users (id, name, email) VALUES ? ON DUPLICATE KEY UPDATE name = VALUES(name)`,
    [[...users, ...associates]],
  );
  for (const [index, [subject, roles]] of Object.entries(PEOPLE).entries()) {
    if (roles.length > 0) await givenApprover(company, { userId: index + 1, subject, roles });
  }
};

export type Person = keyof typeof PEOPLE;

/** A client of the API for each of them, by name. */
export const signedIn = async (
  company: Pick<PayoutStack, 'stack'>,
): Promise<
  Readonly<Record<'asha' | 'bimal' | 'chitra' | 'dev' | 'farah' | 'om' | 'vani' | 'adi' | 'nil', ApiClient>>
> => {
  const clients = await Promise.all(
    Object.keys(PEOPLE).map(async (name) => [name, await apiAs(company, name)] as const),
  );
  return Object.fromEntries(clients) as Awaited<ReturnType<typeof signedIn>>;
};

export type MadeBatch = {
  readonly batchId: string;
  readonly contentHash: string;
  readonly totalAmount: string;
};

/** A pending batch of the associates' commissions, made by a run. */
export const givenBatch = async (
  company: PayoutStack,
  commissions: readonly GivenCommission[] = [{}, {}, {}],
  payload: Readonly<Record<string, unknown>> = {},
): Promise<MadeBatch> => {
  await givenCommissions(
    company,
    commissions.map((commission, index) => ({ beneficiary: ASSOCIATES[index % 3] ?? 11, ...commission })),
  );
  const { batchId, contentHash, totalAmount, ...answer } = await company.invoke({ force: true, ...payload });
  if (answer.outcome !== 'created') throw new Error(`no batch: ${JSON.stringify(answer)}`);
  return { batchId, contentHash, totalAmount };
};
