import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import type { Person } from '../../../../shared/events/people.ts';
import { personQuery } from '../api/person-query.ts';
import { PeopleSearch } from '../ui/people-search.tsx';
import { type BatchFilter, FILTER_FIELDS, type FilterField } from './batch-filter.ts';
import classes from './filter-form.module.css';
import { type FilterTexts, type ReadFilter, readFilter } from './read-filter.ts';
import { STATUS_WORDS } from './status-words.ts';

type FilterFormProps = {
  readonly filter: BatchFilter;
  readonly show: (filter: BatchFilter) => void;
};

const STATUSES = [
  { value: '', label: 'any' },
  ...Object.entries(STATUS_WORDS).map(([value, label]) => ({ value, label })),
];

const isAmount = (field: FilterField): boolean => field === 'amountFrom' || field === 'amountTo';

const textsOf = (filter: BatchFilter): FilterTexts =>
  Object.fromEntries(
    FILTER_FIELDS.map((field) => {
      const value = filter[field] ?? '';
      return [field, value !== '' && isAmount(field) ? formatRupees(value) : value];
    }),
  ) as FilterTexts;

const whyOf = (read: ReadFilter | undefined, field: FilterField): string | undefined =>
  read?.kind === 'refused' ? read.why[field] : undefined;

const useFilterFields = ({ filter, show }: FilterFormProps) => {
  const [texts, setTexts] = useState(() => textsOf(filter));
  const [read, setRead] = useState<ReadFilter>();
  const write = (field: FilterField, text: string) => {
    setTexts({ ...texts, [field]: text });
    setRead(undefined);
  };
  const field = (name: FilterField, label: string) => ({
    label,
    value: texts[name],
    error: whyOf(read, name),
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      write(name, currentTarget.value),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const next = readFilter(texts);
    setRead(next);
    if (next.kind === 'filter') show(next.filter);
  };
  return { texts, write, field, submit };
};

/** Which batches are looked for. Nothing is asked until it is said: half an amount finds nothing. */
export const FilterForm = (props: FilterFormProps) => {
  const { texts, write, field, submit } = useFilterFields(props);
  const [picked, pick] = useState<Person | null>(null);
  const { data: found = { userId: texts.person, name: null } } = useQuery(personQuery(texts.person));
  const person = picked?.userId === texts.person ? picked : found;
  return (
    <form onSubmit={submit} className={classes.form} aria-label="Which batches">
      <NativeSelect {...field('status', 'State')} data={STATUSES} />
      <PeopleSearch
        label="Pays this person"
        value={texts.person === '' ? null : person}
        choose={(chosen) => {
          pick(chosen);
          write('person', chosen?.userId ?? '');
        }}
      />
      <TextInput
        {...field('reference', 'Reference begins with')}
        placeholder="AUTO-20261128"
        spellCheck={false}
      />
      <TextInput
        {...field('paymentReference', 'Payment reference, whole')}
        spellCheck={false}
        maxLength={100}
      />
      <TextInput {...field('from', 'Made on or after')} type="date" />
      <TextInput {...field('to', 'Made on or before')} type="date" />
      <TextInput {...field('amountFrom', 'Total at least')} placeholder="1,00,000" inputMode="decimal" />
      <TextInput {...field('amountTo', 'Total at most')} placeholder="1,00,000" inputMode="decimal" />
      <div className={classes.buttons}>
        <Button type="submit" variant="default">
          Show these batches
        </Button>
        {Object.keys(props.filter).length > 0 && <Link to="/batches">Clear the filters</Link>}
      </div>
    </form>
  );
};
