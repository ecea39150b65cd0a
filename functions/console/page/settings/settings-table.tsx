import { VisuallyHidden } from '@mantine/core';
import type { OfferBody } from '../../../../shared/events/offers.ts';
import type { SettingState } from '../../../../shared/events/settings-command.ts';
import { ActButton } from '../acts/act-button.tsx';
import { roleSentence } from '../holds/role-sentence.ts';
import { useHasRole } from '../session/me.ts';
import table from '../ui/table.module.css';
import { When } from '../ui/when.tsx';
import { BrokenValue } from './broken-value.tsx';
import { ChangedBy } from './changed-by.tsx';
import { OfferedChange } from './offered-change.tsx';
import { settingMeaning } from './setting-meanings.ts';
import { settingName } from './setting-names.ts';
import classes from './settings.module.css';
import { valueWords } from './value-words.ts';

type SettingsTableProps = {
  readonly caption: string;
  readonly settings: readonly SettingState[];
  readonly offers: readonly OfferBody[];
  readonly change: (key: string) => void;
};

type SettingProps = { readonly setting: SettingState };

/** What is in force; of what does not parse, what it is, and what was expected. */
const Value = ({ setting }: SettingProps) => {
  const { value, problem, isDefault, default: byDefault } = setting;
  if (problem !== null) return <BrokenValue setting={setting} />;
  return (
    <>
      <strong>{valueWords(setting, value ?? '')}</strong>
      <div className={table.small}>
        {isDefault ? 'the default' : `default: ${valueWords(setting, byDefault ?? '')}`}
      </div>
    </>
  );
};

const LastChange = ({ setting: { lastChange } }: SettingProps) => {
  if (!lastChange) return <span className={classes.dim}>Never changed</span>;
  const { at, reason } = lastChange;
  return (
    <>
      {at ? <When at={at} /> : 'Not on record yet'}, <ChangedBy change={lastChange} />
      {reason && <p className={classes.reason}>{reason}</p>}
    </>
  );
};

const Row = ({ setting, offers, change }: SettingProps & Pick<SettingsTableProps, 'offers' | 'change'>) => {
  const offered = <OfferedChange settingKey={setting.key} offers={offers} />;
  const whyNot = useHasRole('admin') ? undefined : roleSentence('admin');
  return (
    <tr>
      <th scope="row">
        {settingName(setting.key)}
        <div className={table.small}>{settingMeaning(setting)}</div>
        <code className={classes.key}>{setting.key}</code>
        <div className={table.narrow}>
          <Value setting={setting} />
          {offered}
          <div className={table.small}>
            <LastChange setting={setting} />
          </div>
        </div>
      </th>
      <td className={table.wide}>
        <Value setting={setting} />
        {offered}
      </td>
      <td className={table.wide}>
        <LastChange setting={setting} />
      </td>
      <td className={table.right}>
        <ActButton whyNot={whyNot} onClick={() => change(setting.key)}>
          Change<VisuallyHidden> “{settingName(setting.key)}”</VisuallyHidden>
        </ActButton>
      </td>
    </tr>
  );
};

/** Some settings: what they are, what they mean, who changed them last. */
export const SettingsTable = ({ caption, settings, offers, change }: SettingsTableProps) => (
  <table className={`${table.table} ${classes.table}`}>
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">Setting</th>
        <th scope="col" className={table.wide}>
          Value
        </th>
        <th scope="col" className={table.wide}>
          Last change
        </th>
        <th scope="col">
          <VisuallyHidden>Change it</VisuallyHidden>
        </th>
      </tr>
    </thead>
    <tbody>
      {settings.map((setting) => (
        <Row key={setting.key} setting={setting} offers={offers} change={change} />
      ))}
    </tbody>
  </table>
);
