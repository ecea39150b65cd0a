/** A screen of the menu, and where it is. */
export type Place = { readonly to: string; readonly name: string };

/** Whether somebody is on that screen, or on one of what it lists. */
export const isAt = (location: string, to: string): boolean =>
  to === '' ? location === '/' : location === to || location.startsWith(`${to}/`);
