import { Group, Radio, TextInput } from '@mantine/core';
import type { ChosenItem } from '../items/chosen-item.ts';
import { ReasonField } from '../items/reason-field.tsx';

type ReturnedFieldsProps = {
  readonly item: ChosenItem;
  readonly say: (said: Partial<ChosenItem>) => void;
};

const REFERENCE_MAX = 100;

const choiceOf = (payAgain: boolean | null): string => (payAgain === null ? '' : String(payAgain));

/** Why it came back, and what becomes of it: nothing is chosen beforehand. */
export const ReturnedFields = ({ item, say }: ReturnedFieldsProps) => (
  <>
    <ReasonField item={item} say={say} />
    <TextInput
      label={`The bank's reference of the return of item ${item.itemNo} (optional)`}
      value={item.bankReference}
      onChange={({ currentTarget }) => say({ bankReference: currentTarget.value })}
      maxLength={REFERENCE_MAX}
    />
    <Radio.Group
      label={`What becomes of item ${item.itemNo}`}
      value={choiceOf(item.payAgain)}
      onChange={(value) => say({ payAgain: value === 'true' })}
      required
    >
      <Group gap="md" mt={4}>
        <Radio value="true" label="Pay it again with the next run" />
        <Radio value="false" label="It is paid in another way" />
      </Group>
    </Radio.Group>
  </>
);
