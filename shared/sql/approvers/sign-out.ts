import type { Approver } from '../../domain/approvers/approver.ts';
import { utcText } from '../columns.ts';
import type { Write } from '../statement.ts';

/** Never earlier than it was: of two at once the later counts, and its twin may find it so. Locks the row by itself. */
export const signOut = ({ issuer, subject }: Pick<Approver, 'issuer' | 'subject'>, at: Date): Write => ({
  sql: `UPDATE mlm_payout_approvers SET signed_out_at = GREATEST(COALESCE(signed_out_at, :at), :at)
         WHERE issuer = :issuer AND subject = :subject`,
  params: { issuer, subject, at: utcText(at) },
  expectRows: 'any',
});
