import * as z from 'zod';
import { Id } from './api-values.ts';

/** A notice's payload; what routes it, and whatever else it tells. */
const Payload = z.looseObject({ type: z.string(), audience: z.string() });
type Payload = z.infer<typeof Payload>;

export type NoticeMessage = {
  readonly id: string;
  readonly subject: string;
  /** MessageStructure json: readable text for e-mail, the payload for every machine. */
  readonly body: string;
  /** For subscription filter policies. */
  readonly attributes: { readonly type: string; readonly audience: string };
};

/** Of one that is about no batch, the page itself. */
const linkOf = (payload: Payload, pageUrl: string): string => {
  const { data: batchId } = Id.safeParse(payload['batchId']);
  return batchId === undefined ? pageUrl : `${pageUrl}/batches/${batchId}`;
};

/**
 * The SNS form of an outbox row. `payload` is JSON text; key order does not matter to consumers. Where the page is, is said
 * when it is sent: the row may be older than its address.
 */
export const noticeMessage = (
  row: {
    readonly id: string;
    readonly subject: string;
    readonly message: string;
    readonly payload: string;
  },
  pageUrl: string,
): NoticeMessage => {
  const payload = Payload.parse(JSON.parse(row.payload));
  const { type, audience } = payload;
  const link = linkOf(payload, pageUrl);
  return {
    id: row.id,
    subject: row.subject,
    body: JSON.stringify({
      default: JSON.stringify({ ...payload, link }),
      email: `${row.message}\n\n${link}`,
    }),
    attributes: { type, audience },
  };
};
