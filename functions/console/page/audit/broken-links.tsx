import { Link } from 'wouter';
import { FAULT_WORDS } from '../../../../shared/domain/audit/fault-words.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { Callout } from '../ui/callout.tsx';
import classes from './audit.module.css';
import type { VerifiedTrail } from './verified-trail.ts';

type Broken = VerifiedTrail['broken'][number];

const BrokenLink = ({ stream, seq, id, fault }: Broken) => (
  <li>
    <Link to={`/audit/${encodeURIComponent(stream)}`}>{stream}</Link>, event {seq}
    {id && ` (row ${id})`} {FAULT_WORDS[fault]}.
  </li>
);

/** Exactly what is broken, and what to do first. */
export const BrokenLinks = ({ trail }: { readonly trail: VerifiedTrail }) => {
  const { broken, brokenStreams, streams, events } = trail;
  const more = brokenStreams - broken.length;
  return (
    <Callout
      kind="wrong"
      title={`The audit trail is broken: ${counted(brokenStreams, 'stream')} of ${counted(streams, 'stream')}, ${counted(events, 'event')}.`}
    >
      <p>The first broken link of each:</p>
      <ul className={classes.broken}>
        {broken.map((each) => (
          <BrokenLink key={`${each.stream} ${each.seq}`} {...each} />
        ))}
        {more > 0 && <li>and {counted(more, 'more stream')}</li>}
      </ul>
      <p>
        What to do: change nothing in the database, and have a snapshot of it taken now. Compare the rows
        named with a snapshot from before, and find out who signed in besides the functions: none of them may
        change or delete an event.
      </p>
    </Callout>
  );
};
