import type { RunBody } from '../../../../shared/events/run-body.ts';
import { useZone } from '../ui/zone.ts';
import { optionWords } from './option-words.ts';

/** What a run was asked for beside its settings. */
export const AskedFor = ({ options }: Pick<RunBody, 'options'>) => {
  const zone = useZone();
  if (options === null) return <>Not known any more</>;
  const words = optionWords(options, zone);
  return <>{words.length === 0 ? 'As set' : words.join(', ')}</>;
};
