import * as z from 'zod';

/** The part of a notice's payload that routes it. */
const Routing = z.object({ type: z.string(), audience: z.string() });

export type NoticeMessage = {
  readonly id: string;
  readonly subject: string;
  /** MessageStructure json: readable text for e-mail, the payload for every machine. */
  readonly body: string;
  /** For subscription filter policies. */
  readonly attributes: { readonly type: string; readonly audience: string };
};

/** The SNS form of an outbox row. `payload` is JSON text; key order does not matter to consumers. */
export const noticeMessage = (row: {
  readonly id: string;
  readonly subject: string;
  readonly message: string;
  readonly payload: string;
}): NoticeMessage => {
  const payload: unknown = JSON.parse(row.payload);
  return {
    id: row.id,
    subject: row.subject,
    body: JSON.stringify({ default: JSON.stringify(payload), email: row.message }),
    attributes: Routing.parse(payload),
  };
};
