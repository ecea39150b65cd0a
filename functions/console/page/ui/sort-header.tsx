import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './sort-header.module.css';

type SortHeaderProps = {
  /** How the column is sorted now; undefined where another one is. */
  readonly sorted: 'ascending' | 'descending' | undefined;
  readonly sort: () => void;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

const SHAPES = { ascending: '▲', descending: '▼' } as const;

/** The header of a column that the table can be sorted by. */
export const SortHeader = ({ sorted, sort, className, children }: SortHeaderProps) => (
  <th scope="col" className={className} aria-sort={sorted ?? 'none'}>
    <UnstyledButton className={classes.sort} onClick={sort}>
      {children}
      <span aria-hidden="true" className={classes.shape}>
        {sorted && SHAPES[sorted]}
      </span>
    </UnstyledButton>
  </th>
);
