import * as z from 'zod';
import type { AuditEvent } from './audit-event.ts';
import { HOLDS_STREAM } from './streams.ts';
import { userOfActor } from './user-of-actor.ts';

/** Rows that show the words of an event to people, beside the audit trail. */
export type NoteCopies =
  | { readonly kind: 'batch'; readonly batchId: string; readonly userId: string | null }
  | { readonly kind: 'hold'; readonly holdId: string; readonly column: 'reason' | 'lifted_reason' };

const HoldDetail = z.object({ holdId: z.string() });

/** Where they stand: of a batch its own row, and the vote of whoever wrote them. */
export const noteCopies = ({
  stream,
  actor,
  action,
  detail,
}: Pick<AuditEvent, 'stream' | 'actor' | 'action' | 'detail'>): NoteCopies | undefined => {
  const batchId = /^batch-(\d+)$/.exec(stream)?.[1];
  if (batchId !== undefined) {
    return { kind: 'batch', batchId, userId: userOfActor(actor) };
  }
  if (stream !== HOLDS_STREAM) return undefined;
  const { holdId } = HoldDetail.parse(JSON.parse(detail));
  return { kind: 'hold', holdId, column: action === 'hold_lifted' ? 'lifted_reason' : 'reason' };
};

/** What is shown where the words stood. */
export const erasedWords = (at: Date): string => `(erased on ${at.toISOString().slice(0, 10)})`;
