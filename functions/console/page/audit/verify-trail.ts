import type { AuditAnswer } from '../../../../shared/events/audit-answer.ts';
import { act } from '../api/act.ts';
import { type Head, NOTHING_VERIFIED, type VerifiedTrail, withPart } from './verified-trail.ts';

type Told = {
  readonly onProgress: (so: VerifiedTrail) => void;
  readonly onUnheard: (why: string) => void;
};

/** Asks part after part until every stream is verified, each with the kept heads that are still to come. */
export const verifyTrail = async (
  kept: readonly Head[],
  { onProgress, onUnheard }: Told,
): Promise<VerifiedTrail> => {
  let verified = NOTHING_VERIFIED;
  let after: string | undefined;
  for (;;) {
    const from = after;
    const rest = from === undefined ? kept : kept.filter(({ stream }) => stream > from);
    const body = { ...(from !== undefined && { after: from }), kept: rest };
    const part = await act<AuditAnswer>({ path: '/api/audit/verify', body }, crypto.randomUUID(), onUnheard);
    verified = withPart(verified, part);
    if (part.next === null) return verified;
    after = part.next;
    onProgress(verified);
  }
};
