import { Button } from '@mantine/core';
import type { QueryClient } from '@tanstack/react-query';
import { whyNotChosen } from './choosable.ts';
import { ChoosingResult } from './choosing-result.tsx';
import type { FinderProps } from './finder-props.ts';
import { readAll } from './read-items.ts';
import { useChoosing } from './use-choosing.ts';

/** Every item of the batch that can be chosen. */
export const FindAll = ({ batchId, choosable, add }: FinderProps) => {
  const choosing = useChoosing(choosable, add);
  const readFit = async (queries: QueryClient) => {
    const items = await readAll(queries, batchId);
    return items.filter((item) => whyNotChosen(item, choosable) === undefined);
  };
  return (
    <>
      <Button
        variant="default"
        loading={choosing.isPending}
        onClick={() => choosing.mutate({ read: readFit })}
      >
        Choose all that can be chosen
      </Button>
      <ChoosingResult choosing={choosing} />
    </>
  );
};
