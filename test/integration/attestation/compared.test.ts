import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { askOps } from '../../support/ask-ops.ts';
import { openAttested } from '../../support/attested.ts';
import { jsonLines, logSince } from '../../support/log-lines.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';
import { givenNothingEarned, type People } from '../payments/ask-payment.ts';

let company: PayoutStack;
let as: People;
let batch: MadeBatch;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenNothingEarned(company);
  await openAttested(company).forget();
  batch = await givenBatch(company);
  expect(cameTo(await approve(as.asha, batch))).toBe('approved');
  await company.invoke({}, 'notice');
});

/** As whoever holds the admin's password would: the vote, and the head, are as if there had been none. */
const cutOff = async (): Promise<void> => {
  const stream = `batch-${batch.batchId}`;
  await company.sql('DELETE FROM mlm_payout_events WHERE stream = ? AND seq = 2', [stream]);
  await company.sql(
    `UPDATE mlm_payout_streams s JOIN mlm_payout_events e ON e.stream = s.stream AND e.seq = 1
        SET s.seq = 1, s.hash = e.hash WHERE s.stream = ?`,
    [stream],
  );
};

it('audit verify compares with what is kept outside, and sees what was cut off together with its head', async () => {
  const whole = await askOps(company, 'audit.verify');
  expect(whole).toMatchObject({ brokenStreams: 0, keptOutside: expect.any(Number) });
  expect(whole['keptOutside']).toBeGreaterThan(0);
  await cutOff();
  const broken = [{ stream: `batch-${batch.batchId}`, seq: 2, id: null, fault: 'kept_missing' }];
  expect(await askOps(company, 'audit.verify')).toMatchObject({ brokenStreams: 1, broken });
  expect((await as.vani.post('/api/audit/verify', {})).body).toMatchObject({ brokenStreams: 1, broken });
});

it('heads that somebody brings are compared instead; where the bucket cannot be read the trail is checked all the same, and says so', async () => {
  const { heads } = await askOps(company, 'audit.verify');
  const brought = await askOps(company, 'audit.verify', { args: { kept: heads } });
  expect(brought).toMatchObject({ brokenStreams: 0 });
  expect(brought).not.toHaveProperty('keptOutside');
  await openAttested(company).put('attested/latest.json', 'not JSON');
  const unread = await askOps(company, 'audit.verify');
  expect(unread).toMatchObject({ brokenStreams: 0, streams: heads.length, keptOutside: 'unread' });
});

it('each night all that was ever kept is compared, however long ago', async () => {
  const ask = () => askOps(company, 'nightly.check', { args: { from: { kept: '' } } });
  const earlier = await ask();
  await openAttested(company).forget();
  await cutOff();
  const mark = company.stack.lambda.logs('ops').length;
  const now = await ask();
  expect(now['findings']).toBe(earlier['findings'] + 1);
  expect(jsonLines(logSince(company, 'ops', mark))).toContainEqual(
    expect.objectContaining({
      message: 'the database lacks an event that is kept outside',
      stream: `batch-${batch.batchId}`,
      seq: 2,
      action: 'batch_approved',
    }),
  );
});
