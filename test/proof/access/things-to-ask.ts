import type { PayoutStack } from '../../support/payout-stack.ts';
import { userIdOf } from '../../support/people.ts';

export const RUN_KEY = 'asked/by-hand';
export const HOLD = '1';
export const HELD_COMMISSION = '4711';
/** Whose entitlements end, which no other cell needs. */
export const LEAVING = '35';

/** Whom of the demo's people each role is. */
export const HOLDER = {
  viewer: 'vani',
  operator: 'om',
  approver: 'bimal',
  finance: 'farah',
  admin: 'adi',
} as const;

/** One that an operator may lift, and one that finance may: of nobody, and of nothing, that the batches here pay. */
export const givenHolds = async ({ sql }: PayoutStack): Promise<void> => {
  await sql(
    `INSERT INTO mlm_payout_holds (id, kind, user_id, commission_id, open_key, reason, held_by, held_at) VALUES
       (${HOLD}, 'person', 9, NULL, 'person-9', 'a letter', 'user 21', '2026-01-01'),
       (2, 'payment', NULL, ${HELD_COMMISSION}, 'payment-${HELD_COMMISSION}', 'failed twice', 'payment', '2026-01-01')`,
  );
};

/** Whoever asks, of a file that they asked for themselves: of others there is nothing to know. */
export const exportOf = (person: string): string =>
  `00000000-0000-4000-8000-${String(userIdOf(person)).padStart(12, '0')}`;

export const givenExports = ({ sql }: PayoutStack) =>
  sql(
    `INSERT INTO mlm_payout_exports (id, user_id, request, request_hash, state, requested_at, touched_at) VALUES ?`,
    [
      Object.values(HOLDER).map((person) => [
        exportOf(person),
        userIdOf(person),
        '{"of":"runs","format":"csv"}',
        '0'.repeat(64),
        ...['failed', '2026-01-01', '2026-01-01'],
      ]),
    ],
  );
