import { useQueryClient } from '@tanstack/react-query';
import type {
  SettingState,
  SettingsChanged,
  SettingsState,
} from '../../../../shared/events/settings-command.ts';
import { useTell } from '../acts/told.tsx';
import { waitsSentence } from '../roles/waits-sentence.ts';
import { settingName } from './setting-names.ts';
import { settingsQuery } from './settings-query.ts';
import { storedWords } from './stored-words.ts';
import { withChanges } from './with-changes.ts';

const ALONE = 'It loosens control, and one person decided it, because there is no second admin.';

const sentenceOf = (setting: SettingState, { outcome, changes, offer }: SettingsChanged): string => {
  const [change] = changes;
  const name = settingName(setting.key);
  if (outcome === 'unchanged' || !change) return `${name} is so already; nothing was written.`;
  const [from, to] = [storedWords(setting, change.from), storedWords(setting, change.to)];
  return offer ? `${name}: ${from} → ${to}. ${waitsSentence(offer)}` : `${name}: was ${from}, is ${to}.`;
};

/** Tells what a change came to; one that counts stands on the screen at once, one that is offered does not. */
export const useToldChange = (setting: SettingState) => {
  const tell = useTell();
  const queries = useQueryClient();
  return (answer: SettingsChanged) => {
    if (!answer.offer) {
      queries.setQueryData(
        settingsQuery.queryKey,
        (state: SettingsState | undefined) => state && withChanges(state, answer.changes),
      );
    }
    tell(sentenceOf(setting, answer), {
      warnings: [...(answer.alone ? [ALONE] : []), ...answer.warnings],
      wayOn: answer.offer ? { to: '/roles', name: 'See all that is offered' } : undefined,
    });
  };
};
