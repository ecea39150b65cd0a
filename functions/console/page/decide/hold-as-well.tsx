import { Link } from 'wouter';
import { useHasRole } from '../session/me.ts';

/** A rejection frees the commissions for the next run: what that should not take either is held, with the same words. */
export const HoldAsWell = ({ batchId }: { readonly batchId: string }) => {
  const holds = useHasRole('operator');
  return (
    <p style={{ margin: 0 }}>
      Should somebody, or one commission, not be paid by the next batch either?{' '}
      {holds ? (
        <>
          <Link to={`/holds?act=hold&rejecting=${batchId}`}>Put it on hold</Link> as well: your note is kept.
        </>
      ) : (
        'Ask an operator to put it on hold.'
      )}
    </p>
  );
};
