/** Ways to make items of the same commissions, ours first. */
const PEERS = ['ours', 'straight', 'bare claim', 'row by row', 'row by row, reserving'] as const;
export type Peer = (typeof PEERS)[number];

/** A buffer pool that holds what a run works on. */
export const ROOMY_POOL = '2G';

/** Who is measured at a size: all of them where a round takes seconds, else only those by which a run is judged there. */
export const peersAt = (approved: number, pool: string): readonly Peer[] => {
  const isLarge = approved > 100_000;
  if (pool === ROOMY_POOL) return isLarge ? ['ours', 'straight', 'bare claim'] : PEERS;
  return isLarge ? ['ours', 'row by row'] : ['ours', 'bare claim', 'row by row'];
};
