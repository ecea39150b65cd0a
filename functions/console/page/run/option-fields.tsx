import { Checkbox, TextInput } from '@mantine/core';
import type { HTMLInputTypeAttribute } from 'react';
import type { SettingState } from '../../../../shared/events/settings-command.ts';
import classes from './option-fields.module.css';
import type { RefusedOptions } from './read-options.ts';
import type { OptionName, RunOptions } from './run-options.ts';
import { settingOf } from './setting-of.ts';

type OptionFieldsProps = {
  readonly texts: RunOptions;
  readonly write: (name: OptionName, text: string) => void;
  readonly why: RefusedOptions;
  readonly settings: readonly SettingState[] | undefined;
};

type Field = {
  readonly name: Exclude<OptionName, 'force'>;
  readonly label: string;
  readonly hint: string;
  readonly type?: HTMLInputTypeAttribute;
  readonly inputMode?: 'numeric' | 'decimal';
};

/** In the order in which people need them, by the words of the runbook. */
const FIELDS: readonly Field[] = [
  {
    name: 'lookbackDays',
    label: 'Lookback, in days',
    hint: '0 has no start. Not asked where a first day is given.',
    inputMode: 'numeric',
  },
  { name: 'dateFrom', label: 'Made on or after', hint: 'Instead of a lookback.', type: 'date' },
  { name: 'dateTo', label: 'Made on or before', hint: 'That day is included.', type: 'date' },
  {
    name: 'minAmount',
    label: 'The batch must reach',
    hint: 'Less makes no batch.',
    inputMode: 'decimal',
  },
  {
    name: 'maxItems',
    label: 'Commissions at most',
    hint: 'Oldest first; 0 has no cap.',
    inputMode: 'numeric',
  },
  {
    name: 'requiredApprovals',
    label: 'Approvals it takes',
    hint: 'Tiers may ask for more. Fewer than the setting is said in the notice and the audit event.',
    inputMode: 'numeric',
  },
  {
    name: 'batchReference',
    label: 'Reference of the batch',
    hint: 'Empty: AUTO-, its day and its time.',
  },
  {
    name: 'intervalHours',
    label: 'Hours since the run before',
    hint: '0 does not ask.',
    inputMode: 'numeric',
  },
];

/** An instant, which an address may name, is no day that a date field could show. */
const typeOf = (type: HTMLInputTypeAttribute | undefined, value: string): HTMLInputTypeAttribute =>
  type === 'date' && value.includes('T') ? 'text' : (type ?? 'text');

/** All that can be asked of a run. */
export const OptionFields = ({ texts, write, why, settings }: OptionFieldsProps) => (
  <form
    className={classes.fields}
    aria-label="Options of the run"
    onSubmit={(event) => event.preventDefault()}
  >
    {FIELDS.map(({ name, label, hint, type, ...rest }) => (
      <TextInput
        key={name}
        label={label}
        description={[settingOf(name, settings), hint].filter(Boolean).join(' ')}
        value={texts[name] ?? ''}
        error={why[name]}
        type={typeOf(type, texts[name] ?? '')}
        spellCheck={false}
        autoComplete="off"
        onChange={({ currentTarget }) => write(name, currentTarget.value)}
        {...rest}
      />
    ))}
    <Checkbox
      label="Force"
      description="Also where automation is off, or a batch was made within the interval."
      checked={texts.force === 'true'}
      onChange={({ currentTarget }) => write('force', currentTarget.checked ? 'true' : '')}
    />
  </form>
);
