import { INVARIANT_NAMES, type InvariantName } from '../../../shared/events/diagnosis.ts';
import type { NightlyFrom } from '../../../shared/events/nightly-check.ts';
import { verifyAudit } from '../../../shared/procedures/audit/verify-audit.ts';
import type { OpsDeps } from '../call/ops-deps.ts';
import { diagnoseDatabase } from '../doctor/diagnose-database.ts';
import { INVARIANTS } from '../doctor/invariants.ts';
import { compareKept } from './compare-kept.ts';

/** When a piece begins nothing more. What it has begun ends in the five minutes of the function: a statement takes 45 s at most. */
const PIECE_MILLISECONDS = 120_000;

type Piece = {
  readonly found: number;
  readonly next: NightlyFrom | null;
};

/** What could not be examined does not count as holding. Rows, which name people, are for whoever asks the doctor. */
const examineFrom = async (deps: OpsDeps, first: InvariantName): Promise<Piece> => {
  const stopAt = deps.now().getTime() + PIECE_MILLISECONDS;
  let found = 0;
  for (const check of INVARIANT_NAMES.slice(INVARIANT_NAMES.indexOf(first))) {
    if (deps.now().getTime() > stopAt) return { found, next: { invariant: check } };
    const checks = INVARIANTS.checks.filter(({ name }) => name === check);
    const { findings, notChecked } = await diagnoseDatabase(deps, { ...INVARIANTS, checks });
    for (const { count } of findings) deps.logger.error('an invariant is broken', { check, count });
    for (const { because } of notChecked)
      deps.logger.error('an invariant could not be examined', { check, because });
    found += findings.length + notChecked.length;
  }
  return { found, next: { audit: 'begin' } };
};

const verifyFrom = async (deps: OpsDeps, after: string | undefined): Promise<Piece> => {
  const { broken, brokenStreams, next } = await verifyAudit(deps, { after, kept: [] }, PIECE_MILLISECONDS);
  for (const { stream, seq, fault } of broken)
    deps.logger.error('the audit trail is broken', { stream, seq, fault });
  return { found: brokenStreams, next: next === null ? { kept: '' } : { audit: 'go_on', afterStream: next } };
};

const compareFrom = async (deps: OpsDeps, after: string): Promise<Piece> => {
  const { found, next } = await compareKept(deps, after, deps.now().getTime() + PIECE_MILLISECONDS);
  return { found, next: next === null ? null : { kept: next } };
};

/** As much as fits into one invocation, from there on. `begins`: it is the first piece of the night. */
export const checkPiece = async (
  deps: OpsDeps,
  from: NightlyFrom,
): Promise<Piece & { readonly begins: boolean }> => {
  if ('audit' in from) {
    const piece = await verifyFrom(deps, from.audit === 'go_on' ? from.afterStream : undefined);
    return { ...piece, begins: false };
  }
  if ('kept' in from) return { ...(await compareFrom(deps, from.kept)), begins: false };
  const begins = from.invariant === INVARIANT_NAMES[0];
  return { ...(await examineFrom(deps, from.invariant)), begins };
};
