import { TextInput } from '@mantine/core';
import { PeopleSearch } from '../ui/people-search.tsx';
import { type EntitleDraft, subjectWhy } from './entitle-draft.ts';

type WhoFieldsProps = { readonly draft: EntitleDraft; readonly write: (draft: EntitleDraft) => void };

/** Who, and by which sign-in. */
export const WhoFields = ({ draft, write }: WhoFieldsProps) => (
  <>
    <PeopleSearch
      label="Whom"
      required
      value={draft.person}
      choose={(person) => write({ ...draft, person })}
    />
    <TextInput
      label="Their sign-in"
      description="The subject: “sub” of their tokens, as the identity provider shows it."
      required
      spellCheck={false}
      autoComplete="off"
      value={draft.subject}
      error={subjectWhy(draft.subject)}
      onChange={({ currentTarget }) => write({ ...draft, subject: currentTarget.value })}
    />
  </>
);
