import { CloseButton } from '@mantine/core';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { Callout } from '../ui/callout.tsx';
import classes from './told.module.css';
import type { WayOn } from './way-on.ts';

type Aside = {
  /** What somebody should look at all the same. @default - nothing */
  readonly warnings?: readonly string[];
  readonly wayOn?: WayOn | undefined;
  /** Whether what was wanted is so. @default - it is */
  readonly isDone?: boolean;
};

/** What came of it. */
type Tell = (sentence: string, aside?: Aside) => void;

type Message = Aside & { readonly sentence: string };

const Telling = createContext<Tell>(() => undefined);

/** Says once what an act came to. */
export const useTell = (): Tell => useContext(Telling);

const Said = ({
  message: { sentence, warnings = [], wayOn, isDone = true },
  close,
}: {
  readonly message: Message;
  readonly close: () => void;
}) => (
  <>
    <span aria-hidden="true" className={isDone ? '' : classes.look}>
      {isDone ? '✓' : '⚠'}
    </span>
    <div>
      <p>{sentence}</p>
      {wayOn && <Link to={wayOn.to}>{wayOn.name}</Link>}
      {warnings.map((warning) => (
        <Callout key={warning} kind="look">
          <p>{warning}</p>
        </Callout>
      ))}
    </div>
    <CloseButton aria-label="Close this message" onClick={close} />
  </>
);

/** Where it is said: above the screen, until somebody closes it or does something else. */
export const Told = ({ children }: { readonly children: ReactNode }) => {
  const [message, setMessage] = useState<Message>();
  const tell = useMemo<Tell>(() => (sentence, aside) => setMessage({ sentence, ...aside }), []);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a phone the button that was pressed is screens away.
    if (message) place.current?.scrollIntoView({ block: 'center' });
  }, [message]);
  return (
    <Telling value={tell}>
      <div ref={place} role="status" className={message ? classes.told : ''}>
        {message && <Said message={message} close={() => setMessage(undefined)} />}
      </div>
      {children}
    </Telling>
  );
};
