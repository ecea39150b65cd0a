import { useEffect, useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { type OptionName, optionsIn, type RunOptions, runAddress } from './run-options.ts';

const PAUSE_MILLISECONDS = 500;

const trimmed = (texts: RunOptions): RunOptions =>
  optionsIn(new URLSearchParams(texts as Record<string, string>));

/**
 * What stands in the fields, and what of it is asked: the address has it once nobody has typed for a moment. Whoever comes by
 * another address, or goes back, finds its options in the fields.
 */
export const useRunForm = () => {
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const asked = optionsIn(search);
  const address = runAddress(asked);
  const [texts, setTexts] = useState(asked);
  const written = useRef(address);
  const timer = useRef<number>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (written.current === address) return;
    written.current = address;
    clearTimeout(timer.current);
    setTexts(optionsIn(new URLSearchParams(address.split('?')[1])));
  }, [address]);
  const ask = (next: RunOptions) => {
    written.current = runAddress(trimmed(next));
    go(written.current, { replace: true });
  };
  return {
    /** As they are in the address. */
    asked,
    texts,
    write: (name: OptionName, text: string) => {
      const next = { ...texts, [name]: text };
      setTexts(next);
      clearTimeout(timer.current);
      timer.current = window.setTimeout(() => ask(next), PAUSE_MILLISECONDS);
    },
    /** Where something was typed that is not asked yet. */
    isTyping: runAddress(trimmed(texts)) !== address,
  };
};
