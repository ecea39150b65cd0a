import { useEffect, useRef } from 'react';

/** Of a list: reading goes on at the top of the page that was turned to. */
export const useTopOf = (cursor: string | null) => {
  const list = useRef<HTMLDivElement>(null);
  const shown = useRef(cursor);
  useEffect(() => {
    if (shown.current === cursor) return;
    shown.current = cursor;
    list.current?.focus({ preventScroll: true });
    list.current?.scrollIntoView({ block: 'start' });
  }, [cursor]);
  return list;
};
