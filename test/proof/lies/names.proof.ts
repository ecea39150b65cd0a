import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { givenCompany } from '../../support/given.ts';
import { openNoticeInbox } from '../../support/notice-inbox.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { ASSOCIATES, givenBatch, givenPeople, signedIn } from '../../support/people.ts';
import { cameTo } from '../../support/sign-off.ts';
import { expectSound } from '../expect-sound.ts';
import { tried } from '../tried.ts';
import { lyingText } from './lie.ts';
import { watch } from './watch.ts';

const { seed, lies } = inject('proof');

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  await givenCompany(company);
  await givenPeople(company);
});
afterAll(() => company.discard());

const name = lyingText.map((text) => text.toWellFormed().slice(0, 100));
/** Of control characters a note takes tabs and ends of lines. */
const note = name.map((text) => text.replace(/[^\P{Cc}\t\n\r]/gu, '').trim()).filter((text) => text !== '');

const ASCII = /^[\x20-\x7e]{1,100}$/;

it('names and notes come back as they were given, and go nowhere else', async () => {
  const inbox = openNoticeInbox(company);
  const property = fc.asyncProperty(name, note, (person, words) =>
    watch(company, async () => {
      await company.sql('UPDATE users SET name = ? WHERE id IN (1, ?)', [person, ASSOCIATES[0]]);
      const { batchId, contentHash } = await givenBatch(company, [{}], { requiredApprovals: 2 });
      const vote = { batchId, contentHash, notes: words };
      expect(cameTo(await as.asha.post('/approve', { ...vote, decision: 'approved' }))).toBe('recorded');
      const { body } = await as.vani.get(`/api/batches/${batchId}`);
      expect(body.votes).toMatchObject([{ userId: '1', name: person, notes: words }]);
      const items = await as.vani.get(`/api/batches/${batchId}/items`);
      const beneficiaries = items.body.items.map(
        (item: { beneficiary: { name: string } }) => item.beneficiary.name,
      );
      expect(new Set(beneficiaries)).toEqual(new Set([person]));
      expect(cameTo(await as.bimal.post('/approve', { ...vote, decision: 'rejected' }))).toBe('cancelled');
      await company.invoke({}, 'notice');
      const notices = await inbox.take();
      expect(notices.map(({ subject }) => subject).filter((subject) => !ASCII.test(subject))).toEqual([]);
      expect(notices.map(({ payload }) => payload['notes'] ?? words)).toEqual(notices.map(() => words));
      return 'taken';
    }),
  );
  await fc.assert(property, { seed, numRuns: Math.ceil(lies / 3) });
  inbox.close();
  tried('lies', Math.ceil(lies / 3));
  await expectSound(company, `seed ${seed}`);
});
