import { createHash } from 'node:crypto';

export type AuditDetail = {
  readonly [key: string]: AuditValue;
};
export type AuditValue = string | number | boolean | null | readonly AuditValue[] | AuditDetail;

/** What somebody wrote; it lies beside the event (audit-note), and this field of the detail holds its hash. */
export type NoteOfFact = {
  readonly field: 'notes' | 'reason' | 'liftedReason';
  readonly text: string | undefined;
};

/** What happened, before it has its place in the chain. */
export type AuditFact = {
  /** batch-42, run, settings, approvers, holds. */
  readonly stream: string;
  readonly actor: string;
  readonly action: string;
  readonly detail: AuditDetail;
  /** @default - nobody is asked for words */
  readonly note?: NoteOfFact | undefined;
  readonly occurredAt: Date;
  /** Of a change of a sign-in (approvers/subject-key). */
  readonly subjectKey?: string;
};

/** The head of a stream; a new stream starts below. */
export type StreamHead = { readonly seq: number; readonly hash: string };
export const EMPTY_STREAM: StreamHead = { seq: 0, hash: '0'.repeat(64) };

/** A link of the chain, as stored. `detail` is canonical JSON and hashed as this very text. */
export type AuditEvent = {
  readonly stream: string;
  readonly seq: number;
  readonly actor: string;
  readonly action: string;
  readonly detail: string;
  readonly occurredAtMicroseconds: bigint;
  readonly prevHash: string;
  readonly hash: string;
  /** Not hashed: it follows from the detail, and verify looks whether it does. */
  readonly subjectKey: string | null;
};

/** JSON with keys in code-point order, so that equal details are equal texts. */
export const canonicalJson = (value: AuditValue): string =>
  JSON.stringify(value, (_, inner: AuditValue) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** hash = SHA-256 of a JSON array of every other column, so no two different events share a text. */
export const auditEventHash = (event: Omit<AuditEvent, 'hash' | 'subjectKey'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        event.prevHash,
        event.stream,
        event.seq,
        event.actor,
        event.action,
        event.occurredAtMicroseconds.toString(),
        event.detail,
      ]),
    )
    .digest('hex');

/** The fact as the next link after the head. */
export const chainEvent = (head: StreamHead, fact: AuditFact): AuditEvent => {
  const unsealed = {
    stream: fact.stream,
    seq: head.seq + 1,
    actor: fact.actor,
    action: fact.action,
    detail: canonicalJson(fact.detail),
    occurredAtMicroseconds: BigInt(fact.occurredAt.getTime()) * 1000n,
    prevHash: head.hash,
  };
  return { ...unsealed, hash: auditEventHash(unsealed), subjectKey: fact.subjectKey ?? null };
};
