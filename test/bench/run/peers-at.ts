/** Ways to make items of the same commissions, ours first. */
const PEERS = ['ours', 'straight', 'bare claim', 'row by row', 'row by row, reserving'] as const;
export type Peer = (typeof PEERS)[number];

/** A buffer pool that holds what a run works on. */
export const ROOMY_POOL = '2G';

/** Who is measured at a size: where a round takes minutes, only those by which a run is judged there. */
export const peersAt = (approved: number, pool: string): readonly Peer[] => {
  if (approved <= 100_000) return PEERS;
  return pool === ROOMY_POOL ? ['ours', 'straight', 'bare claim'] : ['ours', 'bare claim', 'row by row'];
};
