import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Act, act } from './act.ts';

/**
 * An act of one dialog: its key is made once and serves each repetition of the same request; another request is another act.
 * Everything on the screen is read anew afterwards.
 */
export const useAct = <Answer>() => {
  const queries = useQueryClient();
  const key = useRef({ request: '', key: '' });
  const [unheard, setUnheard] = useState<string>();
  const keyOf = (asked: Act): string => {
    const asText = JSON.stringify(asked);
    if (key.current.request !== asText) key.current = { request: asText, key: crypto.randomUUID() };
    return key.current.key;
  };
  const mutation = useMutation<Answer, Error, Act>({
    mutationFn: (asked) => act<Answer>(asked, keyOf(asked), setUnheard),
    // Not waited for: what came of it is told first, and what asked for it may be gone by then.
    onSettled: () => {
      setUnheard(undefined);
      void queries.invalidateQueries();
    },
  });
  return { ...mutation, /** Why there is no answer yet, while it is being asked again. */ unheard };
};
