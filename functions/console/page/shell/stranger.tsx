import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Refusal } from '../api/refusal.ts';
import { signOut } from '../session/leave.ts';
import { Callout } from '../ui/callout.tsx';
import { Failure } from '../ui/failure.tsx';
import { Front } from './front.tsx';

const asWhomQuery = {
  queryKey: ['signed in as'],
  queryFn: async () => {
    const { currentUser } = await import('../session/issuer-client.ts');
    const profile = (await currentUser())?.profile;
    return profile?.name ?? profile?.email ?? null;
  },
};

/** A refusal holds until somebody changes who may do what: asking again is of no use. */
const Refused = ({ refusal }: { readonly refusal: Refusal }) => {
  const { data: asWhom } = useQuery(asWhomQuery);
  return (
    <>
      {asWhom && (
        <p>
          You are signed in as <bdi>{asWhom}</bdi>.
        </p>
      )}
      <Callout kind="look" title={refusal.title}>
        <p>{refusal.message}</p>
      </Callout>
      <p>
        Show them that sentence. Once they have done it, load this page anew; or sign in as somebody else.
      </p>
      <Button variant="default" onClick={() => void signOut()}>
        Sign out
      </Button>
    </>
  );
};

type StrangerProps = { readonly error: Error; readonly retry: () => void };

/** Somebody of whom the API does not say who they are: it knows them not, or cannot be asked. */
export const Stranger = ({ error, retry }: StrangerProps) => (
  <Front title="You are signed in, and cannot see anything here yet">
    {error instanceof Refusal ? <Refused refusal={error} /> : <Failure error={error} retry={retry} />}
  </Front>
);
