import { type AuditEvent, chainEvent, EMPTY_STREAM } from '../../../../shared/domain/audit/audit-event.ts';
import {
  type BrokenLink,
  closeStream,
  extendStream,
  type NamedHead,
  openStream,
  type StoredEvent,
} from '../../../../shared/domain/audit/verify-chain.ts';

/** A stream of `count` events; ids 101, 102 … */
export const aStream = (count: number): AuditEvent[] => {
  const events: AuditEvent[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const fact = {
      stream: 'run',
      actor: 'schedule mlm-payouts-run',
      action: 'run_skipped',
      detail: { runKey: `schedule/night-${seq}`, नोट: 'ठीक' },
      occurredAt: new Date(1_795_379_400_000 + seq),
    };
    events.push(chainEvent(events.at(-1) ?? EMPTY_STREAM, fact));
  }
  return events;
};

export const headOf = (events: readonly AuditEvent[]): NamedHead => {
  const { stream, seq, hash } = events.at(-1) as AuditEvent;
  return { stream, seq, hash };
};

export const rowsOf = (events: readonly AuditEvent[], head: NamedHead | null): StoredEvent[] =>
  events.map((event) => ({ id: String(100 + event.seq), event, head, note: null }));

/** What verification says of these rows, read in the order of their seq. */
export const verify = (rows: readonly StoredEvent[], kept?: NamedHead): BrokenLink | undefined =>
  closeStream(rows.reduce(extendStream, openStream('run', kept)));
