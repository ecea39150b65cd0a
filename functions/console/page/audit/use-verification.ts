import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { chainOf } from './heads-file.ts';
import { type Head, NOTHING_VERIFIED, type VerifiedTrail } from './verified-trail.ts';
import { verifyTrail } from './verify-trail.ts';

/** What an earlier verification has kept, and how its file is called. */
export type Kept = { readonly name: string; readonly heads: readonly Head[] };

export type Verification = {
  readonly trail: VerifiedTrail;
  /** null where something is broken. */
  readonly chain: string | null;
  readonly kept: Kept | undefined;
};

/** The whole trail is read and checked: by the API, a part at a time. */
export const useVerification = () => {
  const [progress, setProgress] = useState(NOTHING_VERIFIED);
  const [unheard, setUnheard] = useState<string>();
  const mutation = useMutation<Verification, Error, Kept | undefined>({
    mutationFn: async (kept) => {
      setProgress(NOTHING_VERIFIED);
      const trail = await verifyTrail(kept?.heads ?? [], {
        onProgress: (so) => {
          setUnheard(undefined);
          setProgress(so);
        },
        onUnheard: setUnheard,
      });
      return { trail, chain: trail.brokenStreams === 0 ? await chainOf(trail) : null, kept };
    },
    onSettled: () => setUnheard(undefined),
  });
  return { ...mutation, progress, unheard };
};
