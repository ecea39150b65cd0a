import * as z from 'zod';
import { subjectKey } from '../approvers/subject-key.ts';
import { type AuditEvent, auditEventHash, EMPTY_STREAM, type StreamHead } from './audit-event.ts';
import { noteHashesIn } from './audit-note.ts';
import { APPROVERS_STREAM } from './streams.ts';

/** A head under the name of its stream: as mlm_payout_streams holds it, or as an earlier verification kept it. */
export type NamedHead = StreamHead & { readonly stream: string };

/** The note beside an event, by the hash of what stands there now; null: it was erased. */
export type StoredNote = { readonly field: string; readonly sha256: string | null };

/** A row of mlm_payout_events, and the head that its stream had at that moment: one statement reads both. */
export type StoredEvent = {
  readonly id: string;
  readonly event: AuditEvent;
  readonly head: NamedHead | null;
  readonly note: StoredNote | null;
};

/** What can be wrong with a link, in the order in which it is looked for. */
export const CHAIN_FAULTS = [
  /** The stream holds no event of this number, but later ones. */
  'missing',
  /** prev_hash is not the hash of the event before. */
  'unlinked',
  /** The hash is not that of the content. */
  'altered',
  /** It is found under the key of another sign-in than its content names, or under none. */
  'subject_differs',
  /** A note beside it is not the one that it was recorded with, or is gone with its place, which erasing leaves. */
  'note_differs',
  /** The stream has events, but no head. */
  'no_head',
  /** Later than the head says. */
  'beyond_head',
  /** The head names this event, with another hash. */
  'head_differs',
  /** The event of a kept head, with another hash than was kept. */
  'not_as_kept',
  /** The head names a later event: this one and what followed were cut off. */
  'cut_off',
  /** A kept head names it, and it is gone: cut off, together with its head. */
  'kept_missing',
] as const;
export type ChainFault = (typeof CHAIN_FAULTS)[number];

export type BrokenLink = {
  readonly stream: string;
  /** The event that is wrong, or that is not there. */
  readonly seq: number;
  /** Its row, or the row that stands in its place; null where there is none. */
  readonly id: string | null;
  readonly fault: ChainFault;
};

/** A stream as far as it has been read; its size does not grow with the stream. */
export type OpenStream = {
  readonly stream: string;
  /** Of an earlier verification. */
  readonly kept: StreamHead | undefined;
  readonly last: StreamHead;
  readonly head: StreamHead;
  /** How many were read, those behind a broken link included. */
  readonly events: number;
  /** The first broken link; behind it nothing more is looked at. */
  readonly broken: BrokenLink | undefined;
};

/** `head` is that of a stream without events; each event brings the one it was read with. */
export const openStream = (
  stream: string,
  kept: StreamHead | undefined,
  head: StreamHead = EMPTY_STREAM,
): OpenStream => ({ stream, kept, last: EMPTY_STREAM, head, events: 0, broken: undefined });

/** By name as the database joins them: it takes 'run ' for 'run', the chain does not. */
export const streamNameOf = ({ event, head }: StoredEvent): string => head?.stream ?? event.stream;

const SIGN_IN = z.object({ issuer: z.string(), subject: z.string() });

/** Only events of sign-ins have a key, and it is that of the sign-in. */
const subjectDiffers = ({ stream, detail, subjectKey: found }: AuditEvent): boolean => {
  if (stream !== APPROVERS_STREAM) return found !== null;
  const { data } = SIGN_IN.safeParse(JSON.parse(detail));
  return found !== (data ? subjectKey(data) : null);
};

/** Whether what lies beside the event is not what it was recorded with, unless it was erased. */
const noteDiffers = ({ event, note }: StoredEvent): boolean => {
  const hashes = noteHashesIn(event.detail);
  if (!note) return hashes.size > 0;
  const recorded = hashes.get(note.field);
  return recorded === undefined || (note.sha256 !== null && note.sha256 !== recorded);
};

const headFault = (event: AuditEvent, head: NamedHead | null): ChainFault | undefined => {
  if (head?.stream !== event.stream) return 'no_head';
  if (event.seq > head.seq) return 'beyond_head';
  return event.seq === head.seq && event.hash !== head.hash ? 'head_differs' : undefined;
};

/** Of an event in its place. */
const contentFault = (stored: StoredEvent): ChainFault | undefined => {
  const { event, head } = stored;
  if (event.hash !== auditEventHash(event)) return 'altered';
  if (subjectDiffers(event)) return 'subject_differs';
  return noteDiffers(stored) ? 'note_differs' : headFault(event, head);
};

const faultOf = ({ last, kept }: OpenStream, stored: StoredEvent): ChainFault | undefined => {
  const { event } = stored;
  if (event.seq > last.seq + 1) return 'missing';
  // No event is numbered 0; the key lets no number come twice.
  if (event.seq <= last.seq || event.prevHash !== last.hash) return 'unlinked';
  const fault = contentFault(stored);
  if (fault) return fault;
  return event.seq === kept?.seq && event.hash !== kept.hash ? 'not_as_kept' : undefined;
};

/** The next event of the stream. */
export const extendStream = (open: OpenStream, stored: StoredEvent): OpenStream => {
  const events = open.events + 1;
  if (open.broken) return { ...open, events };
  const { id, event, head } = stored;
  const fault = faultOf(open, stored);
  if (!fault) return { ...open, events, last: event, head: head ?? EMPTY_STREAM };
  const seq = fault === 'missing' ? open.last.seq + 1 : event.seq;
  return { ...open, events, broken: { stream: event.stream, seq, id, fault } };
};

/** No event follows: the first broken link, or undefined where the stream is whole. */
export const closeStream = ({ stream, kept, last, head, broken }: OpenStream): BrokenLink | undefined => {
  if (broken) return broken;
  const next = { stream, seq: last.seq + 1, id: null };
  if (head.seq > last.seq) return { ...next, fault: 'cut_off' };
  return kept && kept.seq > last.seq ? { ...next, fault: 'kept_missing' } : undefined;
};
