import { Radio, Stack, TextInput } from '@mantine/core';
import { PeopleSearch } from '../ui/people-search.tsx';
import { commissionIdWhy, type HoldDraft } from './hold-draft.ts';

type SubjectFieldsProps = { readonly draft: HoldDraft; readonly write: (draft: HoldDraft) => void };

/** Whom or what to hold. */
export const SubjectFields = ({ draft, write }: SubjectFieldsProps) => {
  const { kind, person, commissionId } = draft;
  return (
    <>
      <Radio.Group
        label="What to hold"
        value={kind}
        onChange={(next) => write({ ...draft, kind: next as HoldDraft['kind'] })}
      >
        <Stack gap={8} mt={8}>
          <Radio value="person" label="A person: all that is owed to them, now and later" />
          <Radio value="commission" label="One commission" />
        </Stack>
      </Radio.Group>
      {kind === 'person' ? (
        <PeopleSearch
          label="Whom"
          required
          value={person}
          choose={(chosen) => write({ ...draft, person: chosen })}
        />
      ) : (
        <TextInput
          label="Id of the commission"
          required
          inputMode="numeric"
          value={commissionId}
          error={commissionIdWhy(commissionId)}
          onChange={({ currentTarget }) => write({ ...draft, commissionId: currentTarget.value })}
        />
      )}
    </>
  );
};
