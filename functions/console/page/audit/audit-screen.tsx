import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import type { StreamPage } from '../../../../shared/events/stream-page.ts';
import { listQuery } from '../api/queries.ts';
import { Screen } from '../shell/screen.tsx';
import { AsCurl } from '../ui/as-curl.tsx';
import { Pages } from '../ui/pages.tsx';
import { Shown } from '../ui/shown.tsx';
import { useTopOf } from '../ui/use-top-of.ts';
import classes from './audit.module.css';
import { StreamsTable } from './streams-table.tsx';
import { VerifyPart } from './verify-part.tsx';

const pathOf = (cursor: string | null): string =>
  `/api/audit?${cursor ? `cursor=${encodeURIComponent(cursor)}&` : ''}limit=50`;

/** Did anybody touch it? The check first, then what there is to read. */
export const AuditScreen = () => {
  const cursor = useSearchParams()[0].get('cursor');
  const query = useQuery(listQuery<StreamPage>(pathOf(cursor)));
  const list = useTopOf(cursor);
  const older = query.data?.nextCursor;
  return (
    <Screen title="Audit">
      <VerifyPart />
      <section aria-labelledby="streams">
        <h2 id="streams">What is on record</h2>
        <div ref={list} tabIndex={-1} className={classes.list} aria-busy={query.isPlaceholderData}>
          <Shown query={query} what="the streams" lines={8}>
            {({ items }) => <StreamsTable streams={items} />}
          </Shown>
        </div>
        <Pages
          first={cursor ? '/audit' : undefined}
          next={older ? `/audit?cursor=${encodeURIComponent(older)}` : undefined}
        />
      </section>
      <AsCurl paths={[pathOf(cursor)]} />
    </Screen>
  );
};
