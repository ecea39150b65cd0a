import type { SettingState } from '../../../../shared/events/settings-command.ts';
import { Fact } from '../ui/fact.tsx';
import { Facts } from '../ui/facts.tsx';
import { When } from '../ui/when.tsx';
import { BrokenValue } from './broken-value.tsx';
import { settingName } from './setting-names.ts';
import classes from './settings.module.css';

const INSTANTS: readonly string[] = ['last_run', 'last_attempt'];

const Value = ({ setting }: { readonly setting: SettingState }) => {
  const { key, value } = setting;
  if (setting.problem !== null) return <BrokenValue setting={setting} />;
  if (value === null) return <>Nothing yet</>;
  if (INSTANTS.includes(key) && !Number.isNaN(Date.parse(value))) {
    return <When at={new Date(value).toISOString()} exact />;
  }
  return value.startsWith('{') ? <code className={classes.text}>{value}</code> : value;
};

/** What runs write, and people read. */
export const ManagedFacts = ({ settings }: { readonly settings: readonly SettingState[] }) => (
  <Facts>
    {settings.map((setting) => (
      <Fact key={setting.key} name={settingName(setting.key)}>
        <Value setting={setting} />
      </Fact>
    ))}
  </Facts>
);
