import { Textarea } from '@mantine/core';

type NoteFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly write: (value: string) => void;
  readonly required?: boolean;
  readonly hint?: string;
  /** How many characters the API takes. @default - as many as of a note on a batch */
  readonly max?: number;
};

const NOTES_MAX = 2_000;

/** A note that others will read, and that stays on record. */
export const NoteField = ({
  label,
  value,
  write,
  required = false,
  hint,
  max = NOTES_MAX,
}: NoteFieldProps) => (
  <Textarea
    label={label}
    description={hint}
    value={value}
    onChange={({ currentTarget }) => write(currentTarget.value)}
    required={required}
    maxLength={max}
    autosize
    minRows={2}
    maxRows={8}
    data-autofocus
  />
);
