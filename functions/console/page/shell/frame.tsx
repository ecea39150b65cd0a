import type { ReactNode } from 'react';
import { Told } from '../acts/told.tsx';
import { consoleSettings } from '../console-settings.ts';
import classes from './frame.module.css';
import { PersonMenu } from './person-menu.tsx';
import { Places } from './places.tsx';
import { UnheardNote } from './unheard-note.tsx';
import { usePrintedFoot } from './use-printed-foot.ts';

/** What is the same on every screen. */
export const Frame = ({ children }: { readonly children: ReactNode }) => {
  usePrintedFoot();
  return (
    <>
      <a href="#main" className={classes.skip} data-not-printed>
        To the content
      </a>
      <header className={classes.header}>
        <span className={classes.product}>MLM payouts</span>
        <Places />
        <PersonMenu />
      </header>
      <UnheardNote />
      <main id="main" className={classes.main}>
        <Told>{children}</Told>
      </main>
      <footer className={classes.foot}>MLM payouts {consoleSettings.version}</footer>
    </>
  );
};
