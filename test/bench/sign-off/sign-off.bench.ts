import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { formatCount } from '../../../shared/domain/basics/format-count.ts';
import { settlesInline } from '../../../shared/domain/batches/settles-inline.ts';
import { asking, makeBatch } from '../../integration/payments/ask-payment.ts';
import { givenBatchAtSize } from '../../support/given-batch-at-size.ts';
import { approve, reject, withdraw } from '../../support/sign-off.ts';
import { besideSameCalls } from './beside-same-calls.ts';
import { type Desk, openDesk } from './desk.ts';
import { measureAct } from './measure-act.ts';
import { besideSmallPages, type Laid, measurePages } from './pages.ts';
import { settleBesideOthers } from './settle-beside-others.ts';
import { takeFile } from './take-file.ts';

const { quick, most, pools } = inject('bench');
/** One is enough: what a pool does to statements over all items is seen at the runs. */
const [pool = '2G'] = pools;

const SMALL = 1_000;
const SIZES = quick ? [10, SMALL] : [SMALL, 100_000, 1_000_000].filter((items) => items <= most);
const LARGEST = Math.max(...SIZES);
const OLD_BATCHES = { few: SMALL, many: quick ? SMALL : 200_000 };
const PAGE_ROUNDS = quick ? 2 : 21;

/** A vote and a begin look at all items of their batch: at a million, seconds. */
const roundsAt = (items: number): number => {
  if (quick || items > 100_000) return 2;
  return items > SMALL ? 5 : 101;
};

const named = (items: number, oldBatches: number): string =>
  `${formatCount(items)} items, ${formatCount(oldBatches)} old batches, pool ${pool}`;

let desk: Desk;
let small: Laid;
beforeAll(async () => {
  desk = await openDesk(pool, OLD_BATCHES.many);
  const other = await openDesk(pool, OLD_BATCHES.few);
  const { batchId } = await givenBatchAtSize(other.company, SMALL);
  small = { desk: other, batchId, items: SMALL, of: named(SMALL, OLD_BATCHES.few) };
});
afterAll(async () => {
  await desk.company.discard();
  await small.desk.company.discard();
});

describe.each(SIZES)('a batch of %i items', (items) => {
  const of = named(items, OLD_BATCHES.many);
  let laid: Laid;
  const onBatch = () => ({ batchId: laid.batchId, items, rounds: roundsAt(items) });
  /** With the very hash that people see. */
  const seen = async () => {
    const { body } = await desk.as.vani.get(`/api/batches/${laid.batchId}`);
    expect(body.totalRecords).toBe(items);
    return { batchId: laid.batchId, contentHash: body.contentHash, totalAmount: body.totalAmount };
  };

  it('is read', async () => {
    const { batchId } = await givenBatchAtSize(desk.company, items);
    laid = { desk, batchId, items, of };
    await measurePages(laid);
    if (items === LARGEST) await besideSmallPages(laid, small, PAGE_ROUNDS);
  });

  it('is rejected, and let go', async () => {
    const batch = await seen();
    const ask = () => reject(desk.as.asha, batch);
    await settleBesideOthers(desk, { act: { name: 'reject', of, ask, comesTo: 'cancelled' }, ...onBatch() });
  });

  it('is made again, and approved', async () => {
    laid = { ...laid, batchId: (await makeBatch(desk.company)).batchId };
    const batch = await seen();
    const { asha, bimal } = desk.as;
    const first = { of, ask: () => approve(asha, batch), comesTo: 'recorded', callsMax: 15 };
    await measureAct(desk, { name: 'vote, the first', ...first });
    await measureAct(desk, { name: 'withdraw', of, ask: () => withdraw(asha, batch), comesTo: 'recorded' });
    await approve(asha, batch);
    const act = { name: 'vote, the last', of, ask: () => approve(bimal, batch), comesTo: 'approved' };
    await besideSameCalls(desk, { act, ...onBatch() });
  });

  it('is paid', async () => {
    const farah = asking(desk.as.farah);
    const { batchId } = laid;
    expect(await desk.company.invoke({ command: 'keep-list', batchId }, 'worker')).toEqual({ list: 'kept' });
    const begin = { name: 'begin', of, ask: () => farah.begin(laid), comesTo: 'begun' };
    await besideSameCalls(desk, { act: begin, ...onBatch() });
    const ask = () => farah.record(laid, { reference: 'UTR-1' });
    const comesTo = settlesInline(items) ? 'paid' : 'settling';
    await settleBesideOthers(desk, { act: { name: 'record', of, ask, comesTo }, ...onBatch() });
  });

  it('comes back in part, and is taken away as a file', async () => {
    const returned = [1, 2, 3].map((itemNo) => ({ itemNo, reason: 'account closed', payAgain: false }));
    const ask = () => asking(desk.as.farah).returns(laid, { items: returned });
    await measureAct(desk, { name: 'return', of, ask, comesTo: 'returned' });
    await takeFile(laid);
  });
});
