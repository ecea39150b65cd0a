import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useSearchParams } from 'wouter';
import type { RunPage } from '../../../../shared/events/run-body.ts';
import { listQuery } from '../api/queries.ts';
import { TakeAway } from '../exports/take-away.tsx';
import { Screen } from '../shell/screen.tsx';
import { AsCurl } from '../ui/as-curl.tsx';
import { Pages } from '../ui/pages.tsx';
import { Shown } from '../ui/shown.tsx';
import { useTopOf } from '../ui/use-top-of.ts';
import classes from './history.module.css';
import { isCutOff } from './is-cut-off.ts';
import { RunList } from './run-list.tsx';
import { addressOf, type RunsAsked, runsAskedIn, runsPath } from './runs-asked.ts';
import { TotalChart } from './total-chart.tsx';

const TOTALS_PATH = '/api/batches?limit=30';
const POLL_MILLISECONDS = 5_000;

const OUTCOMES = [
  { value: '', label: 'any' },
  { value: 'created', label: 'made a batch' },
  { value: 'skipped', label: 'made no batch' },
  { value: 'failed', label: 'failed' },
  { value: 'running', label: 'has not ended' },
  { value: 'already_recorded', label: 'had been made before' },
];

const isOpen = ({ state }: { readonly state: { readonly data: RunPage | undefined } }): boolean =>
  state.data?.items.some((run) => run.outcome === 'running' && !isCutOff(run)) ?? false;

const Runs = ({ asked }: { readonly asked: RunsAsked }) => {
  const query = useQuery({
    ...listQuery<RunPage>(runsPath(asked)),
    refetchInterval: (read) => (isOpen(read) ? POLL_MILLISECONDS : false),
  });
  const list = useTopOf(asked.cursor);
  const older = query.data?.nextCursor;
  return (
    <div ref={list} tabIndex={-1} className={classes.list} aria-busy={query.isPlaceholderData}>
      <Shown query={query} what="the runs" lines={8}>
        {({ items }) =>
          items.length > 0 ? (
            <RunList runs={items} />
          ) : (
            <p>
              {asked.outcome === ''
                ? 'No run has been made yet: the schedule makes one, or an operator on the screen “Run”.'
                : 'No run came to that.'}
            </p>
          )
        }
      </Shown>
      <Pages
        first={asked.cursor ? addressOf({ ...asked, cursor: null }) : undefined}
        next={older ? addressOf({ ...asked, cursor: older }) : undefined}
      />
    </div>
  );
};

/** Every run: what was asked, what came of it; above them what the batches came to. */
export const HistoryScreen = () => {
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const asked = runsAskedIn(search);
  return (
    <Screen title="History">
      <TotalChart path={TOTALS_PATH} />
      <h2>Runs</h2>
      <NativeSelect
        className={classes.filter}
        label="Outcome"
        data={OUTCOMES}
        value={asked.outcome}
        onChange={({ currentTarget }) => go(addressOf({ outcome: currentTarget.value, cursor: null }))}
      />
      <Runs asked={asked} />
      <TakeAway what="every run" of={{ of: 'runs' }} formats={['xlsx', 'csv']} />
      <AsCurl paths={[runsPath(asked), TOTALS_PATH]} />
    </Screen>
  );
};
