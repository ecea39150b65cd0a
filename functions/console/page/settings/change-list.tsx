import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { SettingState, SettingsHistory } from '../../../../shared/events/settings-command.ts';
import { reads } from '../api/queries.ts';
import { Shown } from '../ui/shown.tsx';
import { When } from '../ui/when.tsx';
import { ChangedBy } from './changed-by.tsx';
import { settingName } from './setting-names.ts';
import classes from './settings.module.css';
import { valueWords } from './value-words.ts';

type ChangeListProps = { readonly settings: readonly SettingState[] };

type SettingsEvent = SettingsHistory['events'][number];

const [FEW, MOST] = [20, 200];

const Changes = ({ event, settings }: ChangeListProps & { readonly event: SettingsEvent }) => {
  const words = (key: string, text: string | null): string => {
    if (text === null) return 'the default';
    return valueWords({ key, shape: settings.find((setting) => setting.key === key)?.shape ?? null }, text);
  };
  return event.changes.map(({ key, from, to }) => (
    <div key={key}>
      {settingName(key)}: {words(key, from)} → <strong>{words(key, to)}</strong>
    </div>
  ));
};

const Events = ({ events, settings }: ChangeListProps & SettingsHistory) =>
  events.length === 0 ? (
    <p>No change is on record: whatever is set was set before, and goes on record with the next run.</p>
  ) : (
    <ol className={classes.events}>
      {events.map((event) => (
        <li key={event.seq}>
          <When at={event.at} />
          <div>
            <Changes event={event} settings={settings} />
            <div className={classes.dim}>
              <ChangedBy change={event} />
            </div>
            {event.reason && <q className={classes.reason}>{event.reason}</q>}
          </div>
        </li>
      ))}
    </ol>
  );

/** Who changed what, when and why, newest first; of all settings, or of one. */
export const ChangeList = ({ settings }: ChangeListProps) => {
  const [search, setSearch] = useSearchParams();
  const [limit, setLimit] = useState(FEW);
  const of = search.get('of') ?? '';
  const path = `/api/settings/history?${new URLSearchParams({ ...(of && { key: of }), limit: String(limit) })}`;
  const query = useQuery(reads<SettingsHistory>(path));
  const names = settings.filter(({ managed }) => !managed).map(({ key }) => key);
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">Changes</h2>
      <NativeSelect
        className={classes.filter}
        label="Of which setting"
        data={[{ value: '', label: 'all' }, ...names.map((key) => ({ value: key, label: settingName(key) }))]}
        value={of}
        onChange={({ currentTarget: { value } }) => setSearch(value ? { of: value } : {})}
      />
      <Shown query={query} what="the changes" lines={4}>
        {({ events }) => (
          <>
            <Events {...{ events, settings }} />
            {events.length === FEW && limit === FEW && (
              <Button variant="default" onClick={() => setLimit(MOST)}>
                Show up to {MOST}
              </Button>
            )}
          </>
        )}
      </Shown>
    </section>
  );
};
