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

/** undefined: it cannot be read, and the trail is checked without. */
const headsOutside = async (deps: VerifyingDeps, { kept }: AuditArgs): Promise<NamedHead[] | undefined> => {
  const { attested } = deps;
  if (!attested || kept.length > 0) return undefined;
  return keptHeads({ ...deps, attested }).catch(() => undefined);
};

/** Checks the audit trail; whoever brings no heads of their own is given those that are kept outside of the database. */
export const verifyAgainstKept = async (
  deps: VerifyingDeps,
  args: AuditArgs,
  verifyingMilliseconds: number,
): Promise<AuditAnswer> => {
  const kept = await headsOutside(deps, args);
  const answer = await verifyAudit(deps, { ...args, kept: kept ?? args.kept }, verifyingMilliseconds);
  return kept?.length ? { ...answer, keptOutside: kept.length } : answer;
};
