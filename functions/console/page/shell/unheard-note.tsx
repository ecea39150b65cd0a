import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Unheard } from '../api/unheard.ts';
import classes from './unheard-note.module.css';

/** Why some answer does not come, as long as it is being asked for again. */
const useUnheard = (): string | undefined => {
  const queries = useQueryClient();
  const [why, setWhy] = useState<string>();
  useEffect(() => {
    const cache = queries.getQueryCache();
    const look = () => {
      const waiting = cache.getAll().filter(({ state }) => state.fetchStatus === 'fetching');
      const reason = waiting
        .map(({ state }) => state.fetchFailureReason)
        .find((each) => each instanceof Unheard);
      setWhy(reason?.message);
    };
    look();
    return cache.subscribe(look);
  }, [queries]);
  return why;
};

/** Says that an answer is waited for, and that nobody has to do anything. */
export const UnheardNote = () => {
  const why = useUnheard();
  return (
    <div role="status" className={why ? classes.note : ''}>
      {why &&
        `${why} This page goes on by itself as soon as there is an answer; what it shows is as it was read before.`}
    </div>
  );
};
