import type { AttestedReader } from '../../aws/attested-reader.ts';
import type { NamedHead } from '../../domain/audit/verify-chain.ts';
import type { AuditAnswer, AuditArgs } from '../../events/audit-answer.ts';
import type { Deps } from '../../runtime/deps.ts';
import { keptHeads } from '../attestation/kept-heads.ts';
import { verifyAudit } from './verify-audit.ts';

type VerifyingDeps = Deps & {
  /** Undefined where it is not known where that is. */
  readonly attested: Pick<AttestedReader, 'readLatest'> | undefined;
};

/** Of none to compare with, nothing is said; where they cannot be read, the trail is checked without, and says so. */
const headsOutside = async (
  deps: VerifyingDeps,
  { kept }: AuditArgs,
): Promise<readonly NamedHead[] | 'unread'> => {
  const { attested } = deps;
  if (!attested || kept.length > 0) return [];
  return keptHeads({ ...deps, attested }).catch(() => 'unread' as const);
};

/** Checks the audit trail; whoever brings no heads of their own is given those that are kept outside of the database. */
export const verifyAgainstKept = async (
  deps: VerifyingDeps,
  args: AuditArgs,
  verifyingMilliseconds: number,
): Promise<AuditAnswer> => {
  const heads = await headsOutside(deps, args);
  if (heads === 'unread') {
    return { ...(await verifyAudit(deps, args, verifyingMilliseconds)), keptOutside: 'unread' };
  }
  if (heads.length === 0) return verifyAudit(deps, args, verifyingMilliseconds);
  const answer = await verifyAudit(deps, { ...args, kept: [...heads] }, verifyingMilliseconds);
  return { ...answer, keptOutside: heads.length };
};
