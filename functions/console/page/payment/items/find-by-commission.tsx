import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { FinderProps } from './finder-props.ts';
import { FoundItems } from './found-items.tsx';

const DELAY_MILLISECONDS = 250;
const ID = /^[1-9]\d{0,19}$/u;

/** The item of one commission. */
export const FindByCommission = (props: FinderProps) => {
  const { picking, write } = props;
  const typed = picking.commission.trim();
  const [commission] = useDebouncedValue(typed, DELAY_MILLISECONDS);
  return (
    <>
      <TextInput
        label="Number of the commission"
        inputMode="numeric"
        value={picking.commission}
        onChange={({ currentTarget }) => write({ commission: currentTarget.value })}
        error={typed && !ID.test(typed) && 'Expected the id of a commission, in digits.'}
      />
      {ID.test(commission) && <FoundItems {...props} wanted={{ commission }} />}
    </>
  );
};
