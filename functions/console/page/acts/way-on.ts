/** Where to look next, once an act is done. */
export type WayOn = { readonly to: string; readonly name: string };
