import {
  type BrokenLink,
  closeStream,
  type NamedHead,
  type OpenStream,
  openStream,
} from '../../domain/audit/verify-chain.ts';
import { type AuditAnswer, type AuditArgs, HEADS_MAX } from '../../events/audit-answer.ts';
import type { Deps } from '../../runtime/deps.ts';
import { type AuditRange, readHeadsWithoutEvents } from '../../sql/audit/audit-trail.ts';
import { readStreams } from './read-streams.ts';

const BROKEN_SHOWN_MAX = 20;

/** No stream is named later, and no event numbered later. */
const LAST_STREAM = '\x7f'.repeat(64);
const LAST_SEQ = 4_294_967_295;

const rangeOf = ({ stream, after, kept }: AuditArgs): AuditRange => {
  if (stream !== undefined) return { afterStream: stream, afterSeq: -1, throughStream: stream };
  // A full list may have been cut: no stream is passed whose kept head could still come.
  const throughStream = (kept.length === HEADS_MAX && kept.at(-1)?.stream) || LAST_STREAM;
  if (after === undefined) return { afterStream: '', afterSeq: -1, throughStream };
  return { afterStream: after, afterSeq: LAST_SEQ, throughStream };
};

const isIn =
  ({ afterStream, afterSeq, throughStream }: AuditRange) =>
  ({ stream }: NamedHead): boolean =>
    stream <= throughStream && (afterSeq < 0 ? stream >= afterStream : stream > afterStream);

/** Whole streams give their head, the others their first broken link. */
const sortOut = () => {
  const found = { streams: 0, events: 0, heads: [] as NamedHead[], broken: [] as BrokenLink[] };
  return {
    found,
    add: (open: OpenStream): void => {
      const broken = closeStream(open);
      found.streams += 1;
      found.events += open.events;
      if (broken) found.broken.push(broken);
      else found.heads.push({ stream: open.stream, seq: open.head.seq, hash: open.head.hash });
    },
  };
};

/** Checks every stream of the audit trail, link by link, as many as time allows. Reads only. */
export const verifyAudit = async (
  deps: Deps,
  args: AuditArgs,
  /** When no further stream is begun; one that was is read to its end. */
  verifyingMilliseconds: number,
): Promise<AuditAnswer> => {
  const range = rangeOf(args);
  const stopAt = deps.now().getTime() + verifyingMilliseconds;
  const kept = new Map(args.kept.map((head) => [head.stream, head]));
  const { found, add } = sortOut();
  let next = args.stream === undefined && range.throughStream !== LAST_STREAM ? range.throughStream : null;
  for await (const stream of readStreams(deps, range, kept)) {
    add(stream);
    kept.delete(stream.stream);
    if (found.streams === HEADS_MAX || deps.now().getTime() > stopAt) {
      next = stream.stream;
      break;
    }
  }
  const looked = { ...range, throughStream: next ?? range.throughStream };
  for (const { stream, ...head } of await deps.database.read(readHeadsWithoutEvents(looked))) {
    add(openStream(stream, kept.get(stream), head));
    kept.delete(stream);
  }
  for (const head of [...kept.values()].filter(isIn(looked))) add(openStream(head.stream, head));
  const { streams, events, heads, broken } = found;
  const shown = broken.toSorted((a, b) => (a.stream < b.stream ? -1 : 1)).slice(0, BROKEN_SHOWN_MAX);
  return { streams, events, heads, brokenStreams: broken.length, broken: shown, next };
};
