import * as z from 'zod';

/** The first line of what is kept of a batch: which it is, and as what it was sealed. */
const Header = z.object({
  batchId: z.string(),
  batchReference: z.string(),
  contentHash: z.string(),
  madeAs: z.object({
    totalRecords: z.int(),
    totalAmount: z.string(),
    requiredApprovals: z.int(),
    /** Of one that a run of ours made. */
    madeAt: z.iso.datetime().nullish(),
    requestedByUserId: z.string().nullish(),
    /** Of one that was made again after an earlier restore. */
    lostHash: z.string().nullish(),
  }),
});

/** A batch as it is made again: what a list says of the whole. */
export const MissingBatch = z.object({
  batchId: z.string(),
  batchReference: z.string(),
  contentHash: z.string(),
  totalRecords: z.int(),
  totalAmount: z.string(),
  requiredApprovals: z.int(),
  madeAt: z.iso.datetime().nullable(),
  requestedByUserId: z.string().nullable(),
  /** Of an earlier restore: it may lack what that one did not find. */
  madeAgain: z.boolean(),
});
export type MissingBatch = z.infer<typeof MissingBatch>;

/** Throws where it is none: what was kept is written once, and whole. */
export const listHeader = (line: string): MissingBatch => {
  const { madeAs, ...batch } = Header.parse(JSON.parse(line));
  const { totalRecords, totalAmount, requiredApprovals, madeAt, requestedByUserId, lostHash } = madeAs;
  return {
    ...batch,
    totalRecords,
    totalAmount,
    requiredApprovals,
    madeAt: madeAt ?? null,
    requestedByUserId: requestedByUserId ?? null,
    madeAgain: lostHash != null,
  };
};

/** Of lists under one number the newest of each batch: after a restore a number may have been given again. */
export const newestLists = (lists: readonly MissingBatch[]): MissingBatch[] =>
  [...Map.groupBy(lists, ({ batchReference }) => batchReference).values()].flatMap(
    (of) => newestOf(of) ?? [],
  );

/** Each drop leaves fewer; but one that an earlier restore made comes last. */
const newestOf = (lists: readonly MissingBatch[]): MissingBatch | undefined =>
  lists.toSorted(
    (one, other) => Number(one.madeAgain) - Number(other.madeAgain) || one.totalRecords - other.totalRecords,
  )[0];
