import { expect } from 'vitest';
import { LEFT_OUT_REASONS } from '../../../shared/domain/runs/left-out.ts';
import type { ApiClient } from '../../support/api-client.ts';

export type Options = Readonly<Record<string, string | number>>;
export type Listed = {
  readonly commissionId: string;
  readonly amount: string;
  readonly [field: string]: unknown;
};

export const pathOf = (reason: string, options: Options, more: Options = {}): string => {
  const asked = Object.entries({ reason, ...options, ...more }).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return `/api/runs/preview/left-out?${asked.join('&')}`;
};

/** Every page, of two rows each. */
export const listed = async (
  { get }: Pick<ApiClient, 'get'>,
  reason: string,
  options: Options = {},
  limit = 2,
): Promise<readonly Listed[]> => {
  const items: Listed[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { status, body } = await get(pathOf(reason, options, { limit, ...(cursor && { cursor }) }));
    expect(status, JSON.stringify(body)).toBe(200);
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  return items;
};

/** In thousandths of a rupee, as a host's column may hold them. */
const thousandths = (amount: string): bigint => {
  const [rupees = '', fraction = ''] = amount.split('.');
  return BigInt(`${rupees}${fraction.padEnd(3, '0')}`);
};

export const sumOf = (items: readonly Listed[]): bigint =>
  items.reduce((sum, { amount }) => sum + thousandths(amount), 0n);

/** As the survey sums: of two decimals, the third rounded away from zero. */
const rounded = (amount: bigint): bigint => (amount + (amount < 0n ? -5n : 5n)) / 10n;

/** The reasons of the dry run, each with what its list came to; no commission is in two. */
export const expectAgreement = async (reader: ApiClient, options: Options): Promise<readonly string[]> => {
  const { body } = await reader.post('/api/runs', { dryRun: true, force: true, ...options });
  const seen = new Set<string>();
  for (const reason of LEFT_OUT_REASONS.filter((each) => each !== 'busy')) {
    const items = await listed(reader, reason, options);
    const told = body.excluded.find((entry: { reason: string }) => entry.reason === reason);
    expect({ reason, count: items.length, paise: rounded(sumOf(items)) }).toEqual({
      reason,
      count: told?.count ?? 0,
      paise: BigInt((told?.amount ?? '0.00').replace('.', '')),
    });
    for (const { commissionId } of items) {
      expect(seen.has(commissionId), `${commissionId} is told twice`).toBe(false);
      seen.add(commissionId);
    }
  }
  return body.excluded.map(({ reason }: { readonly reason: string }) => reason);
};
