import type { ApproversChanged } from '../../../../shared/events/approvers-command.ts';
import type { Person } from '../../../../shared/events/people.ts';
import { personText } from '../ui/person-text.ts';
import { mayWords } from './may-words.ts';
import { waitsSentence } from './waits-sentence.ts';

/** What an act on somebody's roles came to. */
export const entitledSentence = (
  { outcome, approvers, offer }: Pick<ApproversChanged, 'outcome' | 'approvers' | 'offer'>,
  person: Person,
): string => {
  if (offer) return waitsSentence(offer);
  if (outcome === 'unchanged') return 'It is so already; nothing was written.';
  if (outcome === 'removed') return `Removed: ${personText(person)} may do nothing any more.`;
  return `Entitled: ${personText(person)} ${mayWords(approvers[0]?.roles ?? null)} from now on.`;
};
