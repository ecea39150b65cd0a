import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askOps } from '../../support/ask-ops.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { givenHostCharacters } from '../../support/host-characters.ts';
import { businessTables } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { of, type People, TEXT_ACTS, type TextAct, vote } from './text-acts.ts';

const SMILE = 'thanks \u{1f600}';

let company: PayoutStack;
let as: People;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());

/** A batch as the act wants it. */
const givenStage = async (stage: TextAct['stage']): Promise<MadeBatch> => {
  const batch = await givenBatch(company);
  if (stage === 'pending') return batch;
  if (stage === 'drifted') {
    await company.sql(
      `UPDATE mlm_commission_ledger l JOIN mlm_payout_batch_items i ON i.commission_id = l.id
          SET l.status = 'cancelled' WHERE i.batch_id = ? AND i.item_no = 2`,
      [batch.batchId],
    );
    return batch;
  }
  const { body } = await as.asha.post('/approve', vote('approved')(batch, 'x'));
  expect(body.outcome).toBe('approved');
  if (stage === 'approved') return batch;
  await as.farah.post(of('payment')(batch), {});
  if (stage === 'begun') return batch;
  const failed = stage === 'failed' ? [{ itemNo: 1, reason: 'x' }] : [];
  await as.farah.post(of('disburse')(batch), { reference: `UTR-${batch.batchId}`, failed });
  return batch;
};

const ask = ({ who, method = 'POST', path, body }: TextAct, batch: MadeBatch, text: string) =>
  as[who].send(method, path(batch), {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body(batch, text)),
  });

describe.each(['utf8mb3', 'latin1'])('where the tables are of %s,', (characters) => {
  const batches = new Map<string, MadeBatch>();
  beforeAll(async () => {
    await givenCompany(company);
    await givenHostCharacters(company, 'utf8mb4');
    await givenPeople(company);
    for (const [name, { stage }] of Object.entries(TEXT_ACTS)) batches.set(name, await givenStage(stage));
    await givenHostCharacters(company, characters);
  });

  it.each(Object.entries(TEXT_ACTS))(
    '%s: an emoji is kept, or refused by name; plain words are as good as ever',
    async (name, act) => {
      const batch = batches.get(name);
      if (!batch) throw new Error(`no batch for ${name}`);
      // Of latin1 the notices themselves cannot be kept: they have a ₹.
      const speechless = characters === 'latin1' ? [503] : [];
      const before = await businessTables(company);
      const answer = await ask(act, batch, SMILE);
      if (answer.status >= 300) {
        expect(await businessTables(company)).toEqual(before);
        if (!speechless.includes(answer.status)) {
          expectRefused(answer, 'invalid-input', /\w is "thanks \u{1f600}": expected no "\u{1f600}"/u);
        }
        const plain = await ask(act, batch, 'thanks');
        expect([200, 201, 202, ...speechless], plain.text).toContain(plain.status);
      }
      expect([200, 201, 202, 400, ...speechless], answer.text).toContain(answer.status);
    },
  );

  it.each(['/api/people?q=', '/api/batches?paymentReference='])(
    'GET %s with an emoji finds nothing, or names it',
    async (path) => {
      const answer = await as.vani.get(`${path}${encodeURIComponent(`₹${SMILE}`)}`);
      if (answer.status === 200) expect(answer.body.items).toEqual([]);
      else expectRefused(answer, 'invalid-input', /^paymentReference is .*: expected no "\u{1f600}"/u);
    },
  );

  it('a run of somebody with an emoji is refused by name', async () => {
    await givenCommissions(company, [{}]);
    const made = await company.sql('SELECT id FROM mlm_payout_batches');
    expect(await company.invoke({ force: true, requestedBy: SMILE })).toMatchObject({
      errorType: 'InvalidInput',
      errorMessage: expect.stringMatching(/^requestedBy is "thanks .*expected no "/),
    });
    expect(await company.sql('SELECT id FROM mlm_payout_batches')).toEqual(made);
  });

  it('the terminal gives reasons with an emoji', async () => {
    const said = { args: { settings: { max_items: '8' } }, reason: SMILE, actor: SMILE };
    const { outcome, errorType, errorMessage } = await askOps(company, 'settings.set', said);
    if (outcome === 'changed') return;
    expect({ errorType, errorMessage }).toEqual({
      errorType: 'InvalidInput',
      errorMessage: expect.stringMatching(/^(reason|actor) is "thanks /),
    });
  });
});

describe('where the outbox is of latin1', () => {
  beforeEach(async () => {
    await givenCompany(company);
    await givenHostCharacters(company, 'utf8mb4');
    await givenCommissions(company, [{}]);
  });

  it.each(['latin1', 'ascii'])('a run fails in words, and is on record as failed: %s', async (characters) => {
    await givenHostCharacters(company, characters);
    const named = {
      name: 'SchemaMismatch',
      message: expect.stringMatching(
        /^mlm_notification_log\.message cannot hold a character .*ALTER TABLE mlm_notification_log MODIFY message .*utf8mb4/,
      ),
    };
    const { errorType, errorMessage } = await company.invoke({});
    expect({ name: errorType, message: errorMessage }).toEqual(named);
    const [run] = await company.sql(
      'SELECT outcome, error_type AS name, error AS message FROM mlm_payout_runs',
    );
    expect(run).toEqual({ outcome: 'failed', ...named });
    expect(await company.sql('SELECT id FROM mlm_payout_batches')).toEqual([]);
    await givenHostCharacters(company, 'utf8mb4');
    expect((await company.invoke({})).outcome).toBe('created');
  });
});
