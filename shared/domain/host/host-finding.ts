/** What of a table that is not ours differs from what we rely on. */
export type HostFinding = {
  readonly table: string;
  /** null: of the table as a whole. */
  readonly column: string | null;
  /** unfit: it cannot work, and nothing is migrated; taken: it works, and somebody should know. */
  readonly severity: 'unfit' | 'taken';
  /** What is there. */
  readonly found: string;
  /** What goes wrong, or what differs. */
  readonly means: string;
  /** The statement that mends it. */
  readonly alter: string;
};
