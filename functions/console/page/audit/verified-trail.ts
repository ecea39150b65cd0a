import type { AuditAnswer } from '../../../../shared/events/audit-answer.ts';

export type Head = AuditAnswer['heads'][number];

/** What the parts come to so far. */
export type VerifiedTrail = Omit<AuditAnswer, 'next'>;

export const NOTHING_VERIFIED: VerifiedTrail = {
  streams: 0,
  events: 0,
  heads: [],
  brokenStreams: 0,
  broken: [],
};

const BROKEN_SHOWN_MAX = 20;

/** One more part of the trail, behind what was verified before. */
export const withPart = (so: VerifiedTrail, part: AuditAnswer): VerifiedTrail => {
  const { keptOutside } = so === NOTHING_VERIFIED ? part : so;
  return {
    streams: so.streams + part.streams,
    events: so.events + part.events,
    heads: [...so.heads, ...part.heads],
    brokenStreams: so.brokenStreams + part.brokenStreams,
    broken: [...so.broken, ...part.broken].slice(0, BROKEN_SHOWN_MAX),
    ...(keptOutside !== undefined && { keptOutside }),
  };
};
