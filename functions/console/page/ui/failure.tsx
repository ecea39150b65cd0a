import { Button } from '@mantine/core';
import { Refusal } from '../api/refusal.ts';
import { Unheard } from '../api/unheard.ts';
import { Callout } from './callout.tsx';

const sentenceOf = (error: Error): string =>
  error instanceof Refusal || error instanceof Unheard
    ? error.message
    : `${error.message} What was on the screen before still holds; nothing was changed.`;

/** What could not be read, in the API's own sentence, and how to go on. */
export const Failure = ({ error, retry }: { readonly error: Error; readonly retry: () => void }) => (
  <Callout kind="wrong" title={error instanceof Refusal ? error.title : 'This could not be read'}>
    <p>{sentenceOf(error)}</p>
    <Button variant="default" onClick={retry}>
      Try again
    </Button>
  </Callout>
);
