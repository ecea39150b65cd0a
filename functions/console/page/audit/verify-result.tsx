import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { Callout } from '../ui/callout.tsx';
import classes from './audit.module.css';
import { BrokenLinks } from './broken-links.tsx';
import { headsFile } from './heads-file.ts';
import { saveFile } from './save-file.ts';
import type { Verification } from './use-verification.ts';

/** By the minute, the newest heads are kept outside of the database. */
const Outside = ({ trail: { keptOutside } }: Pick<Verification, 'trail'>) => {
  if (keptOutside === undefined) return null;
  return (
    <p>
      {keptOutside === 'unread'
        ? 'Not compared with what is kept outside of the database each minute: it could not be read. Tell whoever operates it.'
        : `Compared with what is kept outside of the database each minute: the newest heads, of ${counted(keptOutside, 'stream')}.`}
    </p>
  );
};

/** What this does not prove, said each time. */
const Limits = ({ kept }: Pick<Verification, 'kept'>) =>
  kept ? (
    <p>
      Each of the {counted(kept.heads.length, 'head')} in {kept.name} was asked for. Not proved: that nothing
      was cut off or rewritten, together with its head, after those were kept.
    </p>
  ) : (
    <p>
      Not proved: that nothing was cut off or rewritten at the end of a stream together with its head. To see
      that, too, keep the heads where nobody of the database can write, and verify against them later.
    </p>
  );

const Whole = ({ trail, chain }: Verification) => (
  <Callout
    kind="note"
    title={`All ${counted(trail.streams, 'stream')}, ${counted(trail.events, 'event')}, are whole.`}
  >
    <p>Every event follows from the one before it, up to the head of its stream.</p>
    <p className={classes.chain}>Over all heads, SHA-256: {chain}</p>
  </Callout>
);

const fileName = (at: Date): string => `heads-${at.toISOString().slice(0, 10)}.json`;

/** The verdict, for somebody who has to act on it. */
export const VerifyResult = ({ verification }: { readonly verification: Verification }) => {
  const { trail, chain, kept } = verification;
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => result.current?.focus(), []);
  const isWhole = trail.brokenStreams === 0;
  return (
    <div ref={result} tabIndex={-1} className={classes.result}>
      {isWhole ? <Whole {...verification} /> : <BrokenLinks trail={trail} />}
      <Outside trail={trail} />
      <Limits kept={kept} />
      {isWhole && (
        <Button
          variant="default"
          onClick={() => saveFile(fileName(new Date()), headsFile(trail, chain), 'application/json')}
        >
          Keep these heads (heads.json)
        </Button>
      )}
    </div>
  );
};
