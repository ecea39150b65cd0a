import { CLI } from '../../../../shared/domain/basics/cli.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { type Check, type ListingCheck, listingCheck } from './check.ts';

const ADVICE = `None of our functions can bring this about: somebody wrote to the tables beside them, or there is a defect. Pay and approve nothing of these batches, snapshot the cluster, then compare with ${CLI} audit verify and with the trail of each batch, which says what was done to it and by whom.`;

type Asked = Pick<ListingCheck, 'name' | 'needs' | 'needsSession'> & {
  readonly list: ReturnType<ListingCheck['list']>;
  readonly one: string;
  readonly many: string;
  readonly means: string;
};

/** Something that must hold at every moment: what is listed breaks it. */
export const invariant = ({ list, one, many, means, ...asked }: Asked): Check =>
  listingCheck({
    ...asked,
    list: () => list,
    judge: ({ count }) => ({
      severity: 'wrong',
      message: `${counted(count, one, many)} ${means}`,
      advice: ADVICE,
    }),
  });
