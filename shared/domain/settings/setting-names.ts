import { EditableSettings } from './payout-settings.ts';

/** What people may set, in the order of the runbook; without the prefix. */
export const EDITABLE_NAMES: readonly string[] = Object.keys(EditableSettings.shape);

/** What runs write and people read, with what each tells. */
export const MANAGED_SETTINGS: Readonly<Record<string, string>> = {
  last_run: 'when the last batch was created',
  last_attempt: 'when the last real run was',
  last_result: 'the last batch that was created',
  last_error: 'why the last real run created no batch',
  last_context: 'what the last real run was asked for',
};
