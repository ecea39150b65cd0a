import { CLI } from '../basics/cli.ts';
import { formatCount } from '../basics/format-count.ts';
import type { KeptEvent } from './kept-event.ts';

type Absent = Pick<KeptEvent, 'stream' | 'seq' | 'action'>;

const STREAMS_NAMED_MAX = 10;

const isOfBatch = ([stream]: readonly [string, readonly Absent[]]): boolean => stream.startsWith('batch-');

/** Batches and their payments first: there money may have moved. */
const byStream = (absent: readonly Absent[]): (readonly [string, readonly Absent[]])[] => {
  const streams = [...Map.groupBy(absent, ({ stream }) => stream)];
  return [...streams.filter(isOfBatch), ...streams.filter((each) => !isOfBatch(each))];
};

const named = ([stream, events]: readonly [string, readonly Absent[]]): string =>
  `${stream} (${[...new Set(events.map(({ action }) => action))].join(', ')})`;

/** What is missing, by stream, and what to do: for whoever meets a restored database at night. */
export const behindWords = (absent: readonly Absent[]): string => {
  const streams = byStream(absent);
  const others = streams.length - STREAMS_NAMED_MAX;
  const more = others > 0 ? `, and ${formatCount(others)} more` : '';
  return (
    `this database lacks ${formatCount(absent.length)} of the newest events that were recorded in it: ` +
    `${streams.slice(0, STREAMS_NAMED_MAX).map(named).join('; ')}${more}. It was restored from a backup, or is a copy; what it holds as ` +
    `approved may be paid already. So no batch is made of it, and no payment begun; what the bank has done can be recorded. ` +
    `Expected a database that holds all that was kept of it: go back to that one, or run "${CLI} restored", which holds what is missing`
  );
};
