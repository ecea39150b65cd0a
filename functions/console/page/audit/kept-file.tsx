import { type ChangeEvent, useId, useState } from 'react';
import classes from './audit.module.css';
import { readKeptHeads } from './kept-heads.ts';
import type { Kept } from './use-verification.ts';

type KeptFileProps = { readonly verify: (kept: Kept) => void; readonly isBusy: boolean };

/** Verifies against heads that somebody has kept: the file is read here, only its heads are sent. */
export const KeptFile = ({ verify, isBusy }: KeptFileProps) => {
  const id = useId();
  const [why, setWhy] = useState<string>();
  const read = async ({ currentTarget }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = currentTarget.files ?? [];
    if (!file) return;
    const kept = readKeptHeads(await file.text());
    setWhy(kept.kind === 'refused' ? kept.why : undefined);
    if (kept.kind === 'heads') verify({ name: file.name, heads: kept.heads });
  };
  return (
    <div className={classes.kept}>
      <label htmlFor={id}>Or against heads that you have kept (heads.json)</label>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        disabled={isBusy}
        aria-describedby={why ? `${id}-why` : undefined}
        aria-invalid={why !== undefined}
        onClick={({ currentTarget }) => {
          // The same file again is no change, and would be passed over.
          currentTarget.value = '';
        }}
        onChange={(event) => void read(event)}
      />
      {why && (
        <p id={`${id}-why`} role="alert" className={classes.why}>
          {why}
        </p>
      )}
    </div>
  );
};
