import type { ReactNode } from 'react';
import classes from './callout.module.css';

type CalloutProps = {
  /** note: worth knowing; look: look at this first; wrong: money would go wrong, or nothing goes on. */
  readonly kind: 'note' | 'look' | 'wrong';
  readonly title?: string;
  /** Read out as soon as it appears. @default - it is part of the screen */
  readonly announce?: boolean;
  readonly children: ReactNode;
};

const SHAPES = { note: 'ⓘ', look: '⚠', wrong: '⊗' } as const;

/** A few sentences set apart by a line, and by a shape before any colour. */
export const Callout = ({ kind, title, announce = kind === 'wrong', children }: CalloutProps) => (
  <div className={`${classes.callout} ${classes[kind]}`} {...(announce && { role: 'alert' })}>
    <span className={classes.shape} aria-hidden="true">
      {SHAPES[kind]}
    </span>
    <div className={classes.text}>
      {title && <strong>{title}</strong>}
      {children}
    </div>
  </div>
);
