import { Link } from 'wouter';

/** Why there is nothing to see, and what happens next. */
export const NoBatches = ({ filtered }: { readonly filtered: boolean }) =>
  filtered ? (
    <p>
      No batch is like that. <Link to="/batches">Clear the filters</Link> to see all of them.
    </p>
  ) : (
    <p>No batch has been made yet. The next run makes one of the commissions that are approved by then.</p>
  );
