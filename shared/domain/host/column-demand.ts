/** What we rely on in a column of a table that is not ours. */
export type ColumnDemand = {
  readonly name: string;
  /** As it should be where it is missing, or is nothing that can be kept. */
  readonly standard: string;
  /** We write NULL there, or wait for it: 'always' cannot work without, 'when asked' only keeps a setting from working. */
  readonly empty?: 'always' | 'when asked';
} & (
  | { readonly holds: 'id'; readonly increments: boolean }
  /** Of somebody, or of something. */
  | { readonly holds: 'reference' }
  /** `ours`: it becomes a column of ours, and its text is part of the content hash: two decimals, no more, no fewer. */
  | { readonly holds: 'amount'; readonly ours?: true }
  | { readonly holds: 'instant'; readonly countsAs?: 'when it was earned' | 'when it was written' }
  /** One of ours, and perhaps others of the host's. */
  | { readonly holds: 'word'; readonly words: readonly string[] }
  | { readonly holds: 'text'; readonly characters: number; readonly of: 'ASCII' | 'any language' }
  | { readonly holds: 'JSON' }
  /** Only read, whatever it is. */
  | { readonly holds: 'name' }
);
