import { Link } from 'wouter';
import { Timeline } from '../batch/timeline.tsx';
import { TakeAway } from '../exports/take-away.tsx';
import { Screen } from '../shell/screen.tsx';
import { AsCurl } from '../ui/as-curl.tsx';
import { streamWords } from './stream-words.ts';

const NO_NAMES: ReadonlyMap<string, string> = new Map();

const batchIdOf = (stream: string): string | undefined => /^batch-(\d+)$/.exec(stream)?.[1];

/** One stream: what happened, by whom, and each event as it is on record. */
export const StreamScreen = ({ stream }: { readonly stream: string }) => {
  const path = `/api/audit/${encodeURIComponent(stream)}`;
  const batchId = batchIdOf(stream);
  return (
    <Screen
      title={batchId ? `Audit of batch ${batchId}` : streamWords({ stream, batch: null })}
      aside={batchId ? <Link to={`/batches/${batchId}`}>To the batch</Link> : stream}
    >
      <p>
        <Link to="/audit">To all streams, and to verify them</Link>
      </p>
      <Timeline path={path} names={NO_NAMES} />
      <TakeAway what="this stream" of={{ of: 'events', id: stream }} formats={['xlsx', 'csv']} />
      <AsCurl paths={[path]} />
    </Screen>
  );
};
