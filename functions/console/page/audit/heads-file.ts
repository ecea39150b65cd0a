import type { VerifiedTrail } from './verified-trail.ts';

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** One SHA-256 over the heads of all streams, as the digest tells it every day (shared/domain/audit/chain-digest). */
export const chainOf = async ({ heads }: Pick<VerifiedTrail, 'heads'>): Promise<string> => {
  const inOrder = heads.toSorted((a, b) => (a.stream < b.stream ? -1 : 1));
  const lines = inOrder.map(({ stream, seq, hash }) => `${stream}|${seq}|${hash}\n`).join('');
  return hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(lines)));
};

/** What `payouts audit verify --json` prints, and --against reads. */
export const headsFile = (trail: VerifiedTrail, chain: string | null): string =>
  `${JSON.stringify({ intact: trail.brokenStreams === 0, chain, ...trail })}\n`;
