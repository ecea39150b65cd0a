import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import { inboxQuery } from '../api/inbox-query.ts';
import { countWaiting } from '../inbox/count-waiting.ts';

/** How many wait, beside the name of the inbox; nothing where none does, or where nobody knows. */
export const WaitingCount = () => {
  const { data: count = 0 } = useQuery({ ...inboxQuery, select: countWaiting });
  if (count === 0) return null;
  return (
    <>
      <VisuallyHidden>, {formatCount(count)} waiting</VisuallyHidden>
      <span aria-hidden="true">&nbsp;{formatCount(count)}</span>
    </>
  );
};
