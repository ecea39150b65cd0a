import { type AuditEvent, chainEvent, EMPTY_STREAM } from '../../shared/domain/audit/audit-event.ts';
import type { AuditAnswer, AuditArgs } from '../../shared/events/audit-answer.ts';
import { givenCommissions, givenCompany, givenSettings } from './given.ts';
import type { PayoutStack, Row } from './payout-stack.ts';

type Sql = Pick<PayoutStack, 'sql'>;

/** What the payout function itself records of a batch, two skips and a failure; returns the stream of the batch. */
export const givenTrail = async (company: PayoutStack): Promise<string> => {
  await givenCompany(company);
  await givenCommissions(company, [{}, { amount: '0.01' }]);
  const { batchId } = await company.invoke({ requestedBy: 'आशा' });
  await company.invoke({ force: true });
  await company.invoke({});
  await givenSettings(company, { min_amount: 'abc' });
  await company.invoke({});
  return `batch-${batchId}`;
};

/** What the ops function answers. */
export const verifyTrail = async (
  { invoke }: Pick<PayoutStack, 'invoke'>,
  args: Partial<AuditArgs> = {},
): Promise<AuditAnswer> =>
  (await invoke({ command: 'audit.verify', args, actor: 'test' }, 'ops')) as unknown as AuditAnswer;

const ROWS_PER_INSERT = 1_000;

/** `count` events of a stream, chained as appendEvent chains them. */
export const chainOf = (stream: string, count: number, detail = '{}'): AuditEvent[] => {
  const events: AuditEvent[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const fact = { stream, actor: 'unverified: om', action: 'batch_created', occurredAt: new Date(seq) };
    events.push(chainEvent(events.at(-1) ?? EMPTY_STREAM, { ...fact, detail: { seq, detail } }));
  }
  return events;
};

/** Streams as functions would have left them, written at once. */
export const givenStreams = async ({ sql }: Sql, streams: readonly AuditEvent[][]): Promise<void> => {
  const rows = streams.flat().map((event) => {
    const { stream, seq, actor, action, detail, occurredAtMicroseconds, prevHash, hash } = event;
    return [stream, seq, actor, action, detail, String(occurredAtMicroseconds), prevHash, hash];
  });
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    await sql(
      `INSERT INTO mlm_payout_events (stream, seq, actor, action, detail, occurred_at, prev_hash, hash) VALUES ?`,
      [rows.slice(start, start + ROWS_PER_INSERT)],
    );
  }
  const heads = streams.flatMap((events) =>
    events.slice(-1).map(({ stream, seq, hash }) => [stream, seq, hash]),
  );
  for (let start = 0; start < heads.length; start += ROWS_PER_INSERT) {
    const some = heads.slice(start, start + ROWS_PER_INSERT);
    await sql(`INSERT INTO mlm_payout_streams (stream, seq, hash) VALUES ?`, [some]);
  }
};

/** Both tables, to put back what a test broke. */
export const auditTables = async ({ sql }: Sql): Promise<{ readonly restore: () => Promise<void> }> => {
  const kept: Record<string, Row[]> = {};
  for (const table of ['mlm_payout_streams', 'mlm_payout_events'])
    kept[table] = await sql(`SELECT * FROM ${table}`);
  return {
    restore: async () => {
      for (const [table, rows] of Object.entries(kept)) {
        await sql(`DELETE FROM ${table}`);
        if (rows.length > 0)
          await sql(`INSERT INTO ${table} VALUES ?`, [rows.map((row) => Object.values(row))]);
      }
    },
  };
};
