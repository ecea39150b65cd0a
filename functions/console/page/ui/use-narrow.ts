import { useMediaQuery } from '@mantine/hooks';

/** On a phone tables become lists of name · amount. */
export const useNarrow = (): boolean =>
  useMediaQuery('(max-width: 40rem)', false, { getInitialValueInEffect: false });
