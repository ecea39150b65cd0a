import { Component, type ReactNode } from 'react';
import { isUnloaded } from './load-anew.ts';

type State = { readonly failed: Error | undefined };

const Unloaded = () => (
  <>
    <h1>A part of this page cannot be loaded</h1>
    <p>
      The network is gone, or a new version of the page is being deployed. It goes on by itself as soon as it
      can; nothing was changed, and what you wrote is kept.
    </p>
  </>
);

const Broken = ({ why }: { readonly why: string }) => (
  <>
    <h1>This screen broke</h1>
    <p>
      Nothing was changed by that, and what you wrote is kept. Whoever looks after this page wants to know: “
      {why}”.
    </p>
  </>
);

/** A sentence instead of a blank page. React asks for a class here. */
export class Fallback extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failed: undefined };

  static getDerivedStateFromError(failed: Error): State {
    return { failed };
  }

  override render(): ReactNode {
    const { failed } = this.state;
    if (!failed) return this.props.children;
    return (
      <main style={{ maxWidth: '40rem', margin: '4rem auto', padding: '0 1rem' }}>
        {isUnloaded(failed) ? <Unloaded /> : <Broken why={failed.message} />}
        <p>
          <a href={location.href}>Load it anew</a>
        </p>
      </main>
    );
  }
}
