import { VisuallyHidden } from '@mantine/core';
import { useClickOutside } from '@mantine/hooks';
import { type FocusEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { isAt, type Place } from './place.ts';
import classes from './places.module.css';

/** Open until somebody chooses, presses Escape, or goes elsewhere, by finger or by Tab. */
const useFold = () => {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const around = useClickOutside<HTMLDivElement>(() => setOpen(false));
  const leave = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape') return;
    setOpen(false);
    button.current?.focus();
  };
  const blur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (relatedTarget && !currentTarget.contains(relatedTarget)) setOpen(false);
  };
  return { isOpen, setOpen, button, around: { ref: around, onKeyDown: leave, onBlur: blur } };
};

/** The screens that there is no room for; named after the one of them that is shown. */
export const MorePlaces = ({ places }: { readonly places: readonly Place[] }) => {
  const [location] = useLocation();
  const { isOpen, setOpen, button, around } = useFold();
  const id = useId();
  const present = places.find(({ to }) => isAt(location, to));
  return (
    <div className={classes.fold} {...around}>
      <button
        ref={button}
        type="button"
        className={`${classes.more} ${present ? classes.present : ''}`}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {present && <VisuallyHidden>More screens, now </VisuallyHidden>}
        {present?.name ?? 'More'}&nbsp;<span aria-hidden="true">▾</span>
      </button>
      <ul id={id} hidden={!isOpen} className={classes.folded}>
        {places.map(({ to, name }) => (
          <li key={to}>
            <Link
              to={to}
              onClick={() => setOpen(false)}
              {...(to === present?.to && { 'aria-current': 'page' })}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
};
