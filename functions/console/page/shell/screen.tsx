import { type ReactNode, useEffect, useRef } from 'react';

type ScreenProps = {
  readonly title: string;
  /** What stands beside the title. @default - nothing */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

/** One screen: its title is the window's, too, and is where reading begins after one came here. */
export const Screen = ({ title, aside, children }: ScreenProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · MLM payouts`;
  }, [title]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <div className="screen-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {aside}
      </div>
      {children}
    </>
  );
};
