import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { useNarrow } from '../ui/use-narrow.ts';
import type { BatchFilter } from './batch-filter.ts';
import { FilterForm } from './filter-form.tsx';
import classes from './filter-part.module.css';

type FilterPartProps = {
  readonly filter: BatchFilter;
  readonly show: (filter: BatchFilter) => void;
};

/** The filters: beside the list where there is room, behind a button on a phone. */
export const FilterPart = ({ filter, show }: FilterPartProps) => {
  const narrow = useNarrow();
  const [opened, setOpened] = useState(false);
  const count = Object.keys(filter).length;
  return (
    <section aria-label="Filters" className={classes.part}>
      {narrow && (
        <Button variant="default" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {count > 0 ? `Filters: ${counted(count, 'is', 'are')} set` : 'Filters'}
        </Button>
      )}
      {(!narrow || opened) && <FilterForm key={JSON.stringify(filter)} filter={filter} show={show} />}
      {narrow && !opened && count > 0 && <Link to="/batches">Clear the filters</Link>}
    </section>
  );
};
