import { Button } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './act-button.module.css';
import { useFocusKept } from './use-focus-kept.ts';

type ActButtonProps = {
  /** By its effect. */
  readonly children: ReactNode;
  /** Why it may not be pressed, in the API's own sentence; undefined where it may. */
  readonly whyNot: string | undefined;
  readonly onClick: () => void;
  /** The one that the screen is for. @default - one of several */
  readonly primary?: boolean;
};

/** A button that is always there: one that may not be pressed can still be reached, and says why. */
export const ActButton = ({ children, whyNot, onClick, primary = false }: ActButtonProps) => {
  const id = useId();
  const part = useFocusKept<HTMLSpanElement>();
  return (
    <span ref={part} className={classes.act}>
      <Button
        variant={primary ? 'filled' : 'default'}
        onClick={() => whyNot === undefined && onClick()}
        {...(whyNot !== undefined && {
          'aria-disabled': true,
          'aria-describedby': id,
          className: classes.off,
        })}
      >
        {children}
      </Button>
      {whyNot !== undefined && (
        <span id={id} className={classes.why}>
          {whyNot}
        </span>
      )}
    </span>
  );
};
