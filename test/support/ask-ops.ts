import type { Answer, PayoutStack } from './payout-stack.ts';

type Asked = { readonly args?: unknown; readonly reason?: string | undefined; readonly actor?: string };

/** A command to the ops function, as somebody who gives a reason. */
export const askOps = (
  { invoke }: Pick<PayoutStack, 'invoke'>,
  command: string,
  { args = {}, reason = 'as finance decided', actor = 'om@terminal' }: Asked = {},
): Promise<Answer> => invoke({ command, args, reason, actor }, 'ops');

export const setSettings = (
  company: Pick<PayoutStack, 'invoke'>,
  settings: Readonly<Record<string, unknown>>,
): Promise<Answer> => askOps(company, 'settings.set', { args: { settings } });
