import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { SettingState, SettingsChanged } from '../../../../shared/events/settings-command.ts';
import { ActDialog } from '../acts/act-dialog.tsx';
import { NoteField } from '../acts/note-field.tsx';
import { Overtaken } from '../acts/overtaken.ts';
import { useDraft } from '../acts/use-draft.ts';
import { LoosensNote } from './loosens-note.tsx';
import { emptyDraft, textOf } from './setting-draft.ts';
import { settingMeaning } from './setting-meanings.ts';
import { settingName } from './setting-names.ts';
import classes from './settings.module.css';
import { storedWords } from './stored-words.ts';
import { typedWhy } from './typed-why.ts';
import { useToldChange } from './use-told-change.ts';
import { ValueField } from './value-field.tsx';
import { valueWords } from './value-words.ts';
import { whatLoosens } from './what-loosens.ts';

type ChangeDialogProps = {
  readonly setting: SettingState;
  /** All of them: what a change loosens, others decide with it. */
  readonly settings: readonly SettingState[];
  readonly close: () => void;
};

/** How many characters of a reason the API keeps with a change. */
const REASON_MAX = 500;

/** What loosens control may have to wait: the note above says when. */
const wayBackOf = (loosens: readonly string[]): string =>
  `${loosens.length > 0 ? 'Once it holds, it is for what is made from then on' : 'It holds from now on, for what is made from now on'}; batches keep what they were made with. It can be changed back at any time, and both stay on record.`;

const effectOf = (setting: SettingState, text: string | null | undefined): string => {
  if (text === undefined) return 'Change it';
  return text === null ? 'Go back to the default' : `Change to ${valueWords(setting, text)}`;
};

type Change = {
  readonly setting: SettingState;
  readonly seen: string | null;
  readonly text: string | null | undefined;
};

/** The same in other digits is no change; to leave a value to the default is one, even where both are the same now. */
const isChange = ({ setting, seen, text }: Change): boolean => {
  if (text === undefined) return false;
  if (text === null) return seen !== null;
  return valueWords(setting, text) !== valueWords(setting, seen ?? setting.default ?? '');
};

/** What will change, said before it does. */
const FromTo = ({ setting, seen, text }: Change) => (
  <p className={classes.change}>
    {storedWords(setting, seen)} → {text === undefined ? '…' : <strong>{storedWords(setting, text)}</strong>}
    {text !== undefined && !isChange({ setting, seen, text }) && ': it is so already'}
  </p>
);

/** What was stored when the dialog opened is what its reader decides on, whatever others do meanwhile. */
const useSeen = (setting: SettingState) => {
  const [seen] = useState(setting.stored);
  const overtaken =
    setting.stored === seen
      ? undefined
      : `Somebody changed it meanwhile: it is ${storedWords(setting, setting.stored)} now. Close this and look at who, and why.`;
  return { seen, overtaken };
};

/** Changes one setting, with a reason that everybody can read. */
export const ChangeDialog = ({ setting, settings, close }: ChangeDialogProps) => {
  const { key } = setting;
  const told = useToldChange(setting);
  const { draft, write, clear } = useDraft(`setting:${key}`, emptyDraft(setting));
  const { seen, overtaken } = useSeen(setting);
  const isWrong = !draft.isDefault && typedWhy(draft.typed, setting) !== undefined;
  const text = isWrong ? undefined : textOf(draft, setting);
  const loosens = text === undefined ? [] : whatLoosens(settings, key, text);
  const reason = draft.reason.trim();
  const ready = isChange({ setting, seen, text }) && reason !== '';
  const body = { settings: { [key]: text }, seen: { [key]: seen }, reason };
  return (
    <Overtaken value={overtaken}>
      <ActDialog<SettingsChanged>
        title={settingName(key)}
        act={ready ? { method: 'PUT', path: '/api/settings', body } : undefined}
        effect={effectOf(setting, text)}
        wayBack={wayBackOf(loosens)}
        close={close}
        done={(answer) => {
          clear();
          told(answer);
          close();
        }}
      >
        <p className={classes.meaning}>{settingMeaning(setting)}</p>
        <ValueField {...{ setting, draft, write }} />
        <Checkbox
          label={`Go back to the default: ${valueWords(setting, setting.default ?? '')}`}
          checked={draft.isDefault}
          onChange={({ currentTarget }) => write({ ...draft, isDefault: currentTarget.checked })}
        />
        <FromTo {...{ setting, seen, text }} />
        <LoosensNote loosens={loosens} />
        <NoteField
          label="Why"
          hint="Everybody who looks at the setting reads this."
          required
          max={REASON_MAX}
          value={draft.reason}
          write={(next) => write({ ...draft, reason: next })}
        />
      </ActDialog>
    </Overtaken>
  );
};
