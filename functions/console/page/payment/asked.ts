/** What a dialog would ask of the API: all of it, or what is missing of it, each in a sentence. */
export type Asked<Body> =
  | { readonly kind: 'ready'; readonly body: Body }
  | { readonly kind: 'missing'; readonly missing: readonly string[] };

/** Ready once nothing is missing. */
export const askedOf = <Body>(body: Body, missing: readonly (string | false)[]): Asked<Body> => {
  const sentences = missing.filter((sentence) => sentence !== false);
  return sentences.length > 0 ? { kind: 'missing', missing: sentences } : { kind: 'ready', body };
};
