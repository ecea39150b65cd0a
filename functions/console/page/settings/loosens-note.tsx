import { Callout } from '../ui/callout.tsx';

/** Said before it is done: what one person may not do alone where there are two. */
export const LoosensNote = ({ loosens }: { readonly loosens: readonly string[] }) =>
  loosens.length > 0 && (
    <Callout kind="look">
      <p>
        This loosens control: {loosens.join(', ')}. Where two admins are active, or were in the last 72 hours,
        it waits until another admin confirms it.
      </p>
    </Callout>
  );
