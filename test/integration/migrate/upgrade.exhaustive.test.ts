import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectSound } from '../../proof/expect-sound.ts';
import {
  type BothVersions,
  bothVersions,
  type Version,
} from '../../support/deployed-before/both-versions.ts';
import { givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, type MadeBatch } from '../../support/people.ts';
import { type Bank, type Story, upgradeStory } from './upgrade-story.ts';

const REST = ['payout', 'approval', 'notice', 'ops'];

/** What one version has left for another: each stands for a moment in which a deployment can come. */
type Left = {
  readonly open: MadeBatch;
  readonly begun: MadeBatch;
  readonly paying: MadeBatch;
  readonly releasing: MadeBatch;
};

let versions: BothVersions;
let company: PayoutStack;
let story: Story;
const bank: Bank = [];
let left: Left;
beforeAll(async () => {
  versions = bothVersions(inject('assemblyDirectory'));
  const { assemblyDirectory } = versions;
  company = await startPayoutStack({ migrated: false, assemblyDirectory, idleMilliseconds: 600 });
  await versions.deploy(company, 'before', ['migrate', 'worker', ...REST]);
  await migrated();
  await givenPeople(company);
  await givenSettings(company, { enabled: '1', required_approvals: '2', lookback_days: '0' });
  story = await upgradeStory(company, bank);
});
afterAll(async () => {
  await company.discard();
  versions.discard();
});

const migrated = async (): Promise<readonly string[]> => {
  const { applied, errorMessage } = await company.invoke({}, 'migrate');
  expect(errorMessage).toBeUndefined();
  return applied;
};

/** In the order of a deployment; while its schema is there and its functions are not, `meanwhile` happens. */
const deploy = async (version: Version, meanwhile = async () => {}): Promise<void> => {
  await versions.deploy(company, version, ['migrate']);
  await migrated();
  await meanwhile();
  await versions.deploy(company, version, ['worker']);
  await versions.deploy(company, version, REST);
};

/** Of each kind one, the begun one with a failure named. */
const leave = async (): Promise<Left> => {
  const releasing = await story.releaseHalfway();
  const paying = await story.payHalfway();
  const begun = await story.open();
  await story.begin(begun);
  await story.nameFailure(begun);
  return { open: await story.open(), begun, paying, releasing };
};

const goOn = async ({ open, begun, paying, releasing }: Left): Promise<void> => {
  await story.settle(paying);
  await story.record(begun);
  await story.giveBack(begun);
  await story.begin(open);
  await story.record(open);
  await story.settle(releasing);
};

type Finding = {
  readonly severity: string;
  readonly check: string;
  readonly rows: readonly { readonly differs?: string }[];
};

/** A doctor of before knows of no table that has come since, and takes what its functions may do there for too much. */
const isOfNewTable = ({ check, rows }: Finding): boolean =>
  check === 'function_grants' && rows.every(({ differs }) => differs === 'too much');

/** Every minute, and whoever looks: neither trips over what another version has written. */
const lookedAfter = async (): Promise<void> => {
  expect((await company.invoke({}, 'notice')).errorType).toBeUndefined();
  for (const args of [{}, { invariants: true }]) {
    const answer = await company.invoke({ command: 'doctor', args, actor: 'a test' }, 'ops');
    expect(answer.errorType).toBeUndefined();
    const wrong = answer['findings'].filter(({ severity }: Finding) => severity === 'wrong');
    expect(wrong.filter((finding: Finding) => !isOfNewTable(finding))).toEqual([]);
  }
};

describe('an upgrade from what was deployed before', () => {
  it('has old functions on the new schema, and then the worker alone is new', {
    timeout: 300_000,
  }, async () => {
    const old = await leave();
    await deploy('now', async () => {
      // For minutes: the old ones run, take votes, begin and record, and the old worker ends what it had begun.
      await goOn(old);
      left = await leave();
      await lookedAfter();
      await versions.deploy(company, 'now', ['worker']);
      await story.settle(left.paying);
      left = { ...left, paying: await story.payHalfway() };
    });
    await lookedAfter();
  });

  it('goes on with what was open, begun and half recorded', { timeout: 300_000 }, async () => {
    await goOn(left);
    await lookedAfter();
    await expectSound(company, 'gone on with by this version');
    left = await leave();
  });

  it('can be taken back: the old functions go on, with the schema of the new', {
    timeout: 300_000,
  }, async () => {
    await deploy('before');
    expect(await migrated()).toEqual([]);
    await goOn(left);
    left = await leave();
    await lookedAfter();
  });

  it('and come again: nothing is lost, and nothing paid twice', { timeout: 300_000 }, async () => {
    await deploy('now');
    await goOn(left);
    await story.record(await begunLast());
    await lookedAfter();
    await expectSound(company, 'at the end');
    expect(new Set(bank).size).toBe(bank.length);
    const paid = await company.sql(`SELECT id FROM mlm_commission_ledger WHERE status = 'paid' ORDER BY id`);
    expect(paid.map(({ id }) => String(id))).toEqual(
      bank.toSorted((one, other) => Number(one) - Number(other)),
    );
    const owed = await company.sql(
      `SELECT id FROM mlm_commission_ledger WHERE status = 'approved' ORDER BY id`,
    );
    expect(owed).toEqual([]);
  });
});

/** Whatever was let go on the way, by either version, in one last batch. */
const begunLast = async (): Promise<MadeBatch> => {
  const batch = await story.open();
  await story.begin(batch);
  return batch;
};
