import type { Locator, Page } from 'playwright-core';

/** One of the acts that a screen offers. */
type Act = {
  /** What opens its dialog, by name. */
  readonly opener: RegExp;
  /** Of the dialog. */
  readonly title: string | RegExp;
  /** The button in it that does it. */
  readonly effect: RegExp;
};

export const APPROVE: Act = { opener: /^Approve ₹/, title: 'Approve this batch', effect: /^Approve ₹/ };
export const BEGIN: Act = {
  opener: /^Begin the payment/,
  title: /^Begin the payment/,
  effect: /^Begin: pay ₹/,
};
export const RECORD: Act = {
  opener: /^Record what the bank did$/,
  title: /^Record what the bank did/,
  effect: /^Record ₹/,
};
export const RETURN: Act = {
  opener: /^Record what came back$/,
  title: /^What came back/,
  effect: /^Record that ₹/,
};
export const DROP: Act = {
  opener: /^Drop what cannot be paid$/,
  title: 'Drop what cannot be paid',
  effect: /^Drop \d/,
};
export const REJECT: Act = { opener: /^Reject$/, title: 'Reject this batch', effect: /^Reject / };
export const WITHDRAW: Act = {
  opener: /^Withdraw my vote$/,
  title: 'Withdraw your approval',
  effect: /^Withdraw/,
};
export const CANCEL: Act = { opener: /^Cancel$/, title: 'Cancel this batch', effect: /^Cancel / };

export const dialogOf = (page: Page, { title }: Act): Locator => page.getByRole('dialog', { name: title });

/** Presses the button that leads to an act; its dialog is open then. */
export const openAct = async (page: Page, act: Act): Promise<Locator> => {
  await page.getByRole('button', { name: act.opener }).click();
  const dialog = dialogOf(page, act);
  await dialog.waitFor();
  return dialog;
};

/** Presses the button that does it. */
export const press = (page: Page, act: Act): Promise<void> =>
  dialogOf(page, act).getByRole('button', { name: act.effect }).click();

/** Opens the dialog of an act, says what has to be said in it, does it, and is back at the screen. */
export const actOnPage = async (
  page: Page,
  act: Act,
  say: (dialog: Locator) => Promise<unknown> = async () => undefined,
): Promise<void> => {
  const dialog = await openAct(page, act);
  await say(dialog);
  await press(page, act);
  await dialog.waitFor({ state: 'detached' });
};
