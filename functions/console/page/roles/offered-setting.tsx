import { useQuery } from '@tanstack/react-query';
import type { OfferBody } from '../../../../shared/events/offers.ts';
import { settingName } from '../settings/setting-names.ts';
import { settingWords } from '../settings/setting-words.ts';
import { settingsQuery } from '../settings/settings-query.ts';
import { storedWords } from '../settings/stored-words.ts';

type OfferedSettingProps = { readonly change: NonNullable<OfferBody['changes']>[number] };

/** One setting of an offer: what it is, and what it would be; where it was left to its default, what that says. */
export const OfferedSetting = ({ change: { key, from, to } }: OfferedSettingProps) => {
  const settings = useQuery(settingsQuery).data?.settings ?? [];
  const setting = settings.find((known) => known.key === key);
  const wordsOf = (text: string | null) => (setting ? storedWords(setting, text) : settingWords(key, text));
  return (
    <li>
      {settingName(key)}: {wordsOf(from)} → <strong>{wordsOf(to)}</strong>
    </li>
  );
};
