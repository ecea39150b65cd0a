import { TextInput } from '@mantine/core';
import type { ChosenItem } from './chosen-item.ts';

/** What the API takes as the reason of one item. */
const REASON_MAX = 200;

type ReasonFieldProps = {
  readonly item: ChosenItem;
  readonly say: (said: Pick<ChosenItem, 'reason'>) => void;
};

/** Why this one failed, or came back. */
export const ReasonField = ({ item, say }: ReasonFieldProps) => (
  <TextInput
    label={`Reason for item ${item.itemNo}`}
    value={item.reason}
    onChange={({ currentTarget }) => say({ reason: currentTarget.value })}
    maxLength={REASON_MAX}
    required
  />
);
