import { CLI } from '../basics/cli.ts';
import { counted } from '../basics/counted.ts';
import { type Notice, type NoticeAudience, noticeOf } from './notice.ts';

type Restored = {
  readonly offerId: string;
  readonly lostEvents: number;
  readonly madeAgain: number;
  readonly held: number;
};

const AUDIENCES: readonly NoticeAudience[] = ['admin', 'finance'];

/** A restore is carried out: what is held waits for finance. */
export const databaseRestoredNotices = (
  { offerId, lostEvents, madeAgain, held }: Restored,
  at: Date,
): Notice[] =>
  AUDIENCES.map((audience) =>
    noticeOf(
      {
        noticeKey: `payout_database_restored/offers-${offerId}/carried-out/${audience}`,
        type: 'payout_database_restored',
        audience,
        occurredAt: at.toISOString(),
        offerId,
        lostEvents,
        batchesMadeAgain: madeAgain,
        batchesHeld: held,
      },
      `Payouts: the restore of offer ${offerId} is carried out; finance says what the bank did`,
      [
        `${counted(lostEvents, 'event')} that the restored database lacks, and offer ${offerId} named, stop runs and payments no more.`,
        `${counted(madeAgain, 'batch was', 'batches were')} made again, and ${counted(held, 'batch that was', 'batches that were')} there looked at: what of them the bank may have paid is held.`,
        '',
        `Finance says of each held batch what the bank did, on its page or by the API (adopted-answer). Until then no run takes its commissions (restored_gap). See ${CLI} doctor.`,
      ],
    ),
  );
