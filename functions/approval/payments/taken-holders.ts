import { readTakenHolders } from '../../../shared/sql/payments/taken-items.ts';
import type { ApiDeps } from '../http/api-deps.ts';

/** Batches that hold what this one, whose payment nobody began here, may have paid; read before the locks are taken. */
export const takenHolders = async (
  { database }: Pick<ApiDeps, 'database'>,
  batchId: string,
): Promise<string[]> => {
  const rows = await database.read(readTakenHolders(batchId));
  return rows.map(({ holderId }) => holderId);
};
