import { useQuery } from '@tanstack/react-query';
import type { SettingState, SettingsState } from '../../../../shared/events/settings-command.ts';
import { useOpenAct } from '../acts/use-open-act.ts';
import { offersQuery } from '../roles/offers-query.ts';
import { Screen } from '../shell/screen.tsx';
import { AsCurl } from '../ui/as-curl.tsx';
import { Callout } from '../ui/callout.tsx';
import { Shown } from '../ui/shown.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { ChangeList } from './change-list.tsx';
import { ManagedFacts } from './managed-facts.tsx';
import { settingGroups } from './setting-groups.ts';
import { settingName } from './setting-names.ts';
import classes from './settings.module.css';
import { settingsQuery } from './settings-query.ts';
import { SettingsTable } from './settings-table.tsx';

const WATCHED_MILLISECONDS = 5_000;

const Stopped = ({ settings }: SettingsState) => {
  const broken = settings.filter(({ problem }) => problem !== null);
  return (
    broken.length > 0 && (
      <div className={classes.stopped}>
        <Callout kind="wrong" title="Every run stops">
          <p>
            {broken.map(({ key }) => `“${settingName(key)}”`).join(', ')}: what is stored there does not
            parse, and nothing is guessed where it is about money.
          </p>
        </Callout>
      </div>
    )
  );
};

/** Which dialog is open stands in the address: change-enabled. */
const OPENS = 'change-';

const opened = (act: string | null, settings: readonly SettingState[]): SettingState | undefined =>
  settings.find(({ key, managed }) => !managed && act === `${OPENS}${key}`);

const Shelf = ({ settings }: SettingsState) => {
  const { act, open, close } = useOpenAct();
  const setting = opened(act, settings);
  // What is offered stands beside the settings; where it cannot be read, they stand all the same.
  const offers = useQuery(offersQuery).data?.items ?? [];
  return (
    <>
      <Stopped settings={settings} />
      {settingGroups(settings).map(({ caption, settings: ofGroup }) => (
        <SettingsTable
          key={caption}
          caption={caption}
          settings={ofGroup}
          offers={offers}
          change={(key) => open(`${OPENS}${key}`)}
        />
      ))}
      <h2>Written by runs</h2>
      <ManagedFacts settings={settings.filter(({ managed }) => managed)} />
      <ChangeList settings={settings} />
      {setting && <ChangeDialog key={setting.key} setting={setting} settings={settings} close={close} />}
    </>
  );
};

/** What runs, approvals and notices go by, and who said so. */
export const SettingsScreen = () => {
  const { act } = useOpenAct();
  // Who is writing why a setting should change is to hear at once that somebody else was faster.
  const query = useQuery({
    ...settingsQuery,
    refetchInterval: act === null ? false : WATCHED_MILLISECONDS,
  });
  return (
    <Screen title="Settings">
      <Shown query={query} what="the settings" lines={12}>
        {({ settings }) => <Shelf settings={settings} />}
      </Shown>
      <AsCurl paths={['/api/settings', '/api/settings/history']} />
    </Screen>
  );
};
