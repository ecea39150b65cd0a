import type { ReactNode } from 'react';
import classes from './facts.module.css';

/** Names and what is true of them, line by line. */
export const Facts = ({ children }: { readonly children: ReactNode }) => (
  <dl className={classes.facts}>{children}</dl>
);
