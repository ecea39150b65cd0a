import { Link } from 'wouter';
import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import type { StreamPage } from '../../../../shared/events/stream-page.ts';
import table from '../ui/table.module.css';
import { When } from '../ui/when.tsx';
import { streamWords } from './stream-words.ts';

type Stream = StreamPage['items'][number];

const Last = ({ lastAt }: Pick<Stream, 'lastAt'>) =>
  lastAt ? <When at={lastAt} /> : 'its last event is gone: verify';

const Row = ({ stream }: { readonly stream: Stream }) => (
  <tr>
    <th scope="row">
      <Link to={`/audit/${encodeURIComponent(stream.stream)}`}>{streamWords(stream)}</Link>
      <div className={table.small}>{stream.stream}</div>
      <div className={table.narrow}>
        <Last lastAt={stream.lastAt} />
      </div>
    </th>
    <td className={table.wide}>
      <Last lastAt={stream.lastAt} />
    </td>
    <td className={table.right}>{formatCount(stream.seq)}</td>
  </tr>
);

/** One page of the chains that the audit trail is made of. */
export const StreamsTable = ({ streams }: { readonly streams: readonly Stream[] }) => {
  if (streams.length === 0) {
    return <p>Nothing is on record yet: the first run, or the first person who is entitled, begins it.</p>;
  }
  return (
    <table className={table.table}>
      <caption>Streams: of no batch first, then of batches, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Stream</th>
          <th scope="col" className={table.wide}>
            Last event
          </th>
          <th scope="col" className={table.right}>
            Events
          </th>
        </tr>
      </thead>
      <tbody>
        {streams.map((stream) => (
          <Row key={stream.stream} stream={stream} />
        ))}
      </tbody>
    </table>
  );
};
