import { Switch, TextInput } from '@mantine/core';
import { useId } from 'react';
import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import type { SettingState } from '../../../../shared/events/settings-command.ts';
import type { SettingDraft } from './setting-draft.ts';
import { settingName, zeroWords } from './setting-names.ts';
import { TierFields } from './tier-fields.tsx';
import { typedWhy } from './typed-why.ts';

type ValueFieldProps = {
  readonly setting: SettingState;
  readonly draft: SettingDraft;
  readonly write: (draft: SettingDraft) => void;
};

const rangeWords = ({ key, shape }: SettingState): string | undefined => {
  if (shape?.type !== 'whole number') return undefined;
  const zero = zeroWords(key);
  return `In ${shape.unit === 'hour of the day' ? 'hours of the day' : shape.unit}, from ${formatCount(shape.from)} to ${formatCount(shape.to)}${zero ? `; 0 is “${zero}”` : ''}.`;
};

const TimeZoneField = ({ setting, draft, write }: ValueFieldProps) => {
  const id = useId();
  return (
    <>
      <TextInput
        label={settingName(setting.key)}
        description="By its name, such as Asia/Kolkata."
        error={draft.isDefault ? undefined : typedWhy(draft.typed, setting)}
        list={id}
        data-autofocus
        value={draft.typed}
        disabled={draft.isDefault}
        spellCheck={false}
        autoComplete="off"
        onChange={({ currentTarget }) => write({ ...draft, typed: currentTarget.value })}
      />
      <datalist id={id}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
};

const TextField = ({ setting, draft, write }: ValueFieldProps) => {
  const isAmount = setting.shape?.type === 'amount';
  return (
    <TextInput
      label={settingName(setting.key)}
      description={isAmount ? 'In rupees, as 1,00,000 or 100000.00.' : rangeWords(setting)}
      error={draft.isDefault ? undefined : typedWhy(draft.typed, setting)}
      data-autofocus
      inputMode={isAmount ? 'decimal' : 'numeric'}
      value={draft.typed}
      disabled={draft.isDefault}
      autoComplete="off"
      onChange={({ currentTarget }) => write({ ...draft, typed: currentTarget.value })}
    />
  );
};

/** The field that fits the setting. */
export const ValueField = (props: ValueFieldProps) => {
  const { setting, draft, write } = props;
  switch (setting.shape?.type) {
    case 'switch':
      return (
        <Switch
          label={settingName(setting.key)}
          data-autofocus
          checked={draft.typed === '1'}
          disabled={draft.isDefault}
          onChange={({ currentTarget }) => write({ ...draft, typed: currentTarget.checked ? '1' : '0' })}
        />
      );
    case 'tiers':
      return <TierFields {...{ draft, write }} />;
    case 'time zone':
      return <TimeZoneField {...props} />;
    default:
      return <TextField {...props} />;
  }
};
