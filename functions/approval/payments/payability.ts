import type { Transaction } from '../../../shared/aws/transaction.ts';
import { formatCount } from '../../../shared/domain/basics/format-count.ts';
import type { Stretch } from '../../../shared/domain/payments/stretch.ts';
import type { Looked } from '../../../shared/procedures/attestation/refuse-behind.ts';
import {
  lockHoldsHead,
  type PayStanding,
  readPayStanding,
  readStandingWithStretches,
} from '../../../shared/sql/payments/pay-standing.ts';
import { readStretches, STRETCHES_MAX } from '../../../shared/sql/payments/stretches.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { Call } from '../http/route.ts';
import { type Behind, lookWhetherBehind } from './look-whether-behind.ts';
import { MovedOn, whileNothingMoves } from './while-nothing-moves.ts';

/** What is known of a batch before its locks are taken. */
export type Payability = PayStanding & {
  /** Items that the ledger or a hold stands against; none once the payment is begun: then that is over. */
  readonly stretches: readonly Stretch[];
};

/** And whether the database is the one that all was recorded in: a begin asks that, too. */
export type KnownBeforeBegin = Payability & { readonly looked: Looked | Behind };

/** Of no batch: whoever locks it says so. */
const NO_STANDING: PayStanding = {
  headSeq: 0,
  holdsSeq: 0,
  payment: null,
  paysCaller: false,
  contentHash: null,
};

/** More than can be named one by one: `way` is how all of it is answered for at once. */
export const refuseTooMany = (
  { stretches }: Payability,
  { batch }: Pick<Held, 'batch'>,
  way: string,
): void => {
  if (stretches.length <= STRETCHES_MAX) return;
  throw new ApiProblem(
    'drifted',
    `More than ${formatCount(STRETCHES_MAX)} separate parts of batch ${batch.batchReference} have drifted or are on hold: that is no slip of single rows. ` +
      `Find out what has changed the ledger. ${way}`,
  );
};

const readPayability = async (
  { database }: Pick<ApiDeps, 'database'>,
  batchId: string,
  userId: string,
): Promise<Payability> => {
  const [standing = NO_STANDING] = await database.read(readPayStanding(batchId, userId));
  if (standing.payment) return { ...standing, stretches: [] };
  return { ...standing, stretches: await database.read(readStretches(batchId)) };
};

const readBeforeBegin = async (
  { database }: Pick<ApiDeps, 'database'>,
  batchId: string,
  userId: string,
): Promise<Payability> => {
  const rows = await database.read(readStandingWithStretches(batchId, userId));
  const standing = rows.find((row) => 'headSeq' in row) ?? NO_STANDING;
  const stretches = rows.filter((row) => 'first' in row).toSorted((one, other) => one.first - other.first);
  return { ...standing, stretches };
};

/**
 * Rolls back where the stream of the batch, or that of the holds, is not as it was when the ledger was looked at: a hold that
 * somebody was told is set keeps its commission from being paid. Once the payment is begun that is over.
 */
export const refuseMovedOn = async (
  transaction: Transaction,
  { headSeq, holdsSeq }: Payability,
  { head, payment }: Pick<Held, 'head' | 'payment'>,
): Promise<void> => {
  if (head.seq !== headSeq) throw new MovedOn(`event ${head.seq} came after ${headSeq}`);
  if (payment) return;
  const [{ seq } = { seq: 0 }] = await transaction.read(lockHoldsHead());
  if (seq !== holdsSeq) throw new MovedOn(`event ${seq} of the holds came after ${holdsSeq}`);
};

type Act<Answer, Known = Payability> = (known: Known) => Promise<Answer>;

/** Looks at the ledger outside of the transaction, because a million items take seconds; and again where that came too early. */
export const knowingPayability = <Answer>(
  deps: ApiDeps,
  { caller }: Pick<Call, 'caller'>,
  batchId: string,
  act: Act<Answer>,
): Promise<Answer> => whileNothingMoves(async () => act(await readPayability(deps, batchId, caller.userId)));

/**
 * The ledger in one call, though the payment should have begun before: which a begin seldom finds. What is kept outside is read
 * beside it: each takes its time.
 */
export const knowingBeforeBegin = <Answer>(
  deps: ApiDeps,
  { caller }: Pick<Call, 'caller'>,
  batchId: string,
  act: Act<Answer, KnownBeforeBegin>,
): Promise<Answer> =>
  whileNothingMoves(async () => {
    const [known, looked] = await Promise.all([
      readBeforeBegin(deps, batchId, caller.userId),
      lookWhetherBehind(deps),
    ]);
    return act({ ...known, looked });
  });
