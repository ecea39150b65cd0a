import { useEffect, useState } from 'react';
import { useTell } from './told.tsx';
import { useOpenAct } from './use-open-act.ts';

type Opened<Name, Subject> = { readonly act: Name; readonly on: Subject };

type OpenedProps<Name, Subject> = {
  /** What the address names; undefined where it is none of these acts. */
  readonly act: Name | undefined;
  /** What it would be done to. */
  readonly subject: Subject;
  /** Why it cannot be done, or not any more; undefined where it can. */
  readonly whyNot: (subject: Subject, act: Name) => string | undefined;
};

/** Said once, and taken out of the address: an old link, or something that somebody else has done meanwhile. */
const useToldWhy = (why: string | undefined): void => {
  const tell = useTell();
  const { close } = useOpenAct();
  useEffect(() => {
    if (why === undefined) return;
    tell('Nothing was done.', { warnings: [why] });
    close();
  }, [why, tell, close]);
};

/**
 * The act whose dialog is open, and what it was opened on: it stays until somebody closes it, whatever has become of that
 * meanwhile. One that cannot be done is not opened, and the reason is told instead.
 */
export const useOpened = <Name extends string, Subject>({
  act,
  subject,
  whyNot,
}: OpenedProps<Name, Subject>): Opened<Name, Subject> | undefined => {
  const [opened, setOpened] = useState<Opened<Name, Subject>>();
  const isOpen = opened !== undefined && opened.act === act;
  const why = act === undefined || isOpen ? undefined : whyNot(subject, act);
  useToldWhy(why);
  if (isOpen) return opened;
  const next = act === undefined || why !== undefined ? undefined : { act, on: subject };
  if (opened || next) setOpened(next);
  return next;
};
