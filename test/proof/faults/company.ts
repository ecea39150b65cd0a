import { givenCompany } from '../../support/given.ts';
import { type NoticeInbox, openNoticeInbox } from '../../support/notice-inbox.ts';
import { type IsolationLevel, type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, signedIn } from '../../support/people.ts';

/** A stack with its people, which use case after use case is tried on. */
export type Company = PayoutStack & {
  readonly isolation: IsolationLevel;
  readonly as: Awaited<ReturnType<typeof signedIn>>;
  readonly inbox: NoticeInbox;
};

/** What a killed function leaves open holds its locks until the Data API ends it: after three minutes, here sooner. */
const IDLE_MILLISECONDS = 1_500;

export const startCompany = async (
  isolation: IsolationLevel,
  { migrated }: { readonly migrated: boolean },
): Promise<Company> => {
  const stack = await startPayoutStack({ isolation, migrated, idleMilliseconds: IDLE_MILLISECONDS });
  const inbox = openNoticeInbox(stack);
  return {
    ...stack,
    isolation,
    as: await signedIn(stack),
    inbox,
    discard: async () => {
      inbox.close();
      await stack.discard();
    },
  };
};

/** As if nothing had ever happened in it. */
export const emptyCompany = async (company: Company): Promise<void> => {
  await givenCompany(company);
  await givenPeople(company);
};
