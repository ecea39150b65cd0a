import { chainDigest } from '../../../shared/domain/audit/chain-digest.ts';
import type { NamedHead } from '../../../shared/domain/audit/verify-chain.ts';
import { AuditAnswer, type AuditArgs, HEADS_MAX } from '../../../shared/events/audit-answer.ts';
import { askOps } from '../ops/ask-ops.ts';
import { readAnswer } from '../ops/read-answer.ts';
import type { CallOptions } from '../ops/with-call-options.ts';
import { requestedBy } from '../terminal/requested-by.ts';

/** The whole trail, or one stream, as --json prints it and --against reads it. */
export type VerifiedTrail = Omit<AuditAnswer, 'next'> & {
  readonly intact: boolean;
  /** One SHA-256 over all heads; null where something is broken, or only one stream was asked for. */
  readonly chain: string | null;
};

export type TrailRequest = {
  readonly stream: string | undefined;
  /** In byte order of their streams. */
  readonly kept: readonly NamedHead[];
};

const BROKEN_SHOWN_MAX = 20;

const ask = async (options: CallOptions, args: AuditArgs): Promise<AuditAnswer> =>
  readAnswer(AuditAnswer, await askOps(options, { command: 'audit.verify', args, actor: requestedBy() }));

const together = (parts: readonly AuditAnswer[]): Omit<AuditAnswer, 'next'> => ({
  streams: parts.reduce((sum, { streams }) => sum + streams, 0),
  events: parts.reduce((sum, { events }) => sum + events, 0),
  heads: parts.flatMap(({ heads }) => heads),
  brokenStreams: parts.reduce((sum, { brokenStreams }) => sum + brokenStreams, 0),
  broken: parts.flatMap(({ broken }) => broken).slice(0, BROKEN_SHOWN_MAX),
  ...(parts[0]?.keptOutside !== undefined && { keptOutside: parts[0].keptOutside }),
});

/** Asks until every stream is verified: one answer holds as many as its time and size allow. */
export const verifyTrail = async (
  options: CallOptions,
  { stream, kept }: TrailRequest,
): Promise<VerifiedTrail> => {
  const only = stream === undefined ? {} : { stream };
  const parts = [await ask(options, { ...only, kept: kept.slice(0, HEADS_MAX) })];
  for (let after = parts[0]?.next; after; after = parts.at(-1)?.next) {
    const from = after;
    const rest = kept.filter((head) => head.stream > from).slice(0, HEADS_MAX);
    parts.push(await ask(options, { after, kept: rest }));
  }
  const trail = together(parts);
  const intact = trail.brokenStreams === 0;
  return { intact, chain: intact && stream === undefined ? chainDigest(trail.heads) : null, ...trail };
};
