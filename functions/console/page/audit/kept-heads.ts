import type { Head } from './verified-trail.ts';

/** As many as one request holds; whoever keeps more compares in the terminal. */
const KEPT_MAX = 7_500;

/** What was kept, or why it is none. */
export type KeptHeads =
  | { readonly kind: 'heads'; readonly heads: readonly Head[] }
  | { readonly kind: 'refused'; readonly why: string };

const isHead = (value: unknown): value is Head => {
  if (typeof value !== 'object' || value === null) return false;
  const { stream, seq, hash } = value as Partial<Record<keyof Head, unknown>>;
  return (
    typeof stream === 'string' &&
    /^[\x20-\x7e]{1,64}$/.test(stream) &&
    Number.isSafeInteger(seq) &&
    Number(seq) > 0 &&
    typeof hash === 'string' &&
    /^[0-9a-f]{64}$/.test(hash)
  );
};

const headsIn = (text: string): unknown => {
  try {
    const { heads } = JSON.parse(text) as { readonly heads?: unknown };
    return heads;
  } catch {
    return undefined;
  }
};

/** What this page, or `payouts audit verify --json`, has kept: its heads, in byte order of their streams. */
export const readKeptHeads = (text: string): KeptHeads => {
  const heads = headsIn(text);
  if (!Array.isArray(heads) || heads.length === 0 || !heads.every(isHead)) {
    return {
      kind: 'refused',
      why: 'This file holds no heads: expected heads.json as this screen, or payouts audit verify --json, has made it.',
    };
  }
  if (heads.length > KEPT_MAX) {
    return {
      kind: 'refused',
      why: 'This file holds more heads than the page can send at once. In the terminal there is no such limit: payouts audit verify --against=FILE.',
    };
  }
  return { kind: 'heads', heads: heads.toSorted((a, b) => (a.stream < b.stream ? -1 : 1)) };
};
