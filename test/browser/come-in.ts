import type { PayoutStack } from '../support/payout-stack.ts';
import type { Look, Visit, Visits } from './open-visits.ts';
import { signIn } from './sign-in.ts';

/** Somebody at a browser of their own, signed in, on that screen. */
export const comeIn = async (
  { visit }: Visits,
  company: PayoutStack,
  person: string,
  { screen = '', ...look }: Look & { readonly screen?: string } = {},
): Promise<Visit> => {
  const made = await visit(company, look);
  await signIn(made, person, screen);
  return made;
};
