import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';

/** Keeps the place of what is being read: as many lines as it will have. */
export const Loading = ({ what, lines = 3 }: { readonly what: string; readonly lines?: number }) => (
  <div role="status">
    <VisuallyHidden>Reading {what} …</VisuallyHidden>
    <Stack gap="sm" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without anything in them.
        <Skeleton key={line} height={28} radius="sm" />
      ))}
    </Stack>
  </div>
);
