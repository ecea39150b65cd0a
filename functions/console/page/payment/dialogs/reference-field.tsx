import { TextInput } from '@mantine/core';

type ReferenceFieldProps = { readonly value: string; readonly write: (value: string) => void };

const REFERENCE_MAX = 100;

/** By what the payment is found at the bank. */
export const ReferenceField = ({ value, write }: ReferenceFieldProps) => (
  <TextInput
    label="Reference of the payment"
    description="The bank's, or that of the file: by it the payment is found later."
    value={value}
    onChange={({ currentTarget }) => write(currentTarget.value)}
    maxLength={REFERENCE_MAX}
    autoComplete="off"
    spellCheck={false}
    required
  />
);
