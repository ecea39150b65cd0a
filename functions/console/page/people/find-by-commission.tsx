import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { z } from 'zod';
import type { PeopleFound } from '../../../../shared/events/people.ts';
import { reads } from '../api/queries.ts';
import classes from './people.module.css';

const NUMBER = /^[1-9]\d{0,18}$/;

const useFinding = () => {
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [isLooking, setLooking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const look = async (commissionId: string): Promise<string | undefined> => {
    const path = `/api/people?commission=${commissionId}`;
    const { items } = await queries.fetchQuery(reads<z.infer<typeof PeopleFound>>(path));
    const [person] = items;
    if (!person) return `Neither the ledger nor a batch has a commission ${commissionId}.`;
    go(`/people/${person.userId}?commission=${commissionId}`);
    return undefined;
  };
  const find = async (commissionId: string): Promise<void> => {
    setLooking(true);
    const why = NUMBER.test(commissionId)
      ? await look(commissionId).catch((error: Error) => error.message)
      : 'Expected the number of a commission, in digits.';
    setLooking(false);
    setProblem(why);
  };
  return { find, isLooking, problem };
};

/** From the number of a commission to whose it is, and to where it stands. */
export const FindByCommission = () => {
  const { find, isLooking, problem } = useFinding();
  const [typed, type] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void find(typed.trim());
  };
  return (
    <form onSubmit={submit} className={classes.byNumber} aria-label="By commission">
      <TextInput
        label="Or a commission, by its number"
        inputMode="numeric"
        maxLength={20}
        value={typed}
        error={problem}
        onChange={({ currentTarget }) => type(currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={isLooking}>
        Find whose it is
      </Button>
    </form>
  );
};
