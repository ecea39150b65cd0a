import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { EventPage } from '../../../../shared/events/batch-body.ts';
import { request } from '../api/request.ts';
import { Actor } from '../ui/actor.tsx';
import { AmountsWhole } from '../ui/amounts-whole.tsx';
import { erasedWords } from '../ui/erased-words.ts';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { When } from '../ui/when.tsx';
import { eventWords, offeredIn } from './event-words.ts';
import classes from './timeline.module.css';

type Event = EventPage['items'][number];

const useEvents = (path: string) =>
  useInfiniteQuery({
    queryKey: [path, 'pages'],
    queryFn: ({ signal, pageParam }) =>
      request<EventPage>({ method: 'GET', path: pageParam ? `${path}?cursor=${pageParam}` : path, signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Of users, by their ids, as far as the screen knows them already. */
type Names = ReadonlyMap<string, string>;

type FactsProps = Pick<ReturnType<typeof eventWords>, 'about' | 'facts'> & { readonly names: Names };

/** Whom it is about, and what matters of it. */
const Facts = ({ about, facts, names }: FactsProps) =>
  (about || facts) && (
    <span className={classes.facts}>
      {about && (
        <>
          {about.lead} <Actor actor={`user ${about.userId}`} names={names} />
          {facts && ': '}
        </>
      )}
      <AmountsWhole text={facts} />
    </span>
  );

type EntryProps = {
  readonly event: Event;
  readonly offered: ReturnType<typeof offeredIn>;
  readonly names: Names;
};

const Entry = ({ event, offered, names }: EntryProps) => {
  const { what, about, facts, lead, unknown, why, erasedAt } = eventWords(event, offered);
  return (
    <li>
      <When at={event.at} />
      <div>
        <strong>{what}</strong>
        {unknown ?? (
          <>
            {lead} <Actor actor={event.actor} names={names} />
          </>
        )}
        <Facts about={about} facts={facts} names={names} />
        {why && <q className={classes.why}>{why}</q>}
        {erasedAt && <span className={classes.facts}>{erasedWords(erasedAt)}</span>}
        <details data-not-printed>
          <summary>As it is on record</summary>
          <pre className={classes.detail}>{event.detail}</pre>
          <p className={classes.detail}>
            Event {event.seq}, {event.hash}
          </p>
        </details>
      </div>
    </li>
  );
};

type TimelineProps = {
  /** Of the events, a page at a time. */
  readonly path: string;
  readonly names: Names;
};

/** What happened, newest first, as a stream of the audit trail has it. */
export const Timeline = ({ path, names }: TimelineProps) => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useEvents(path);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading what="what happened" lines={4} />;
  const events = data.pages.flatMap(({ items }) => items);
  const offered = offeredIn(events);
  return (
    <>
      <ol className={classes.timeline}>
        {events.map((event) => (
          <Entry key={event.seq} event={event} offered={offered} names={names} />
        ))}
      </ol>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show what was before
        </Button>
      )}
    </>
  );
};
