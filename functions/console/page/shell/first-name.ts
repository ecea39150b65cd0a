/** What one goes by where there is no room for more; an initial or a title says too little. */
export const firstName = (name: string): string =>
  name.split(/\s+/u).find((word) => word.length > 1 && !word.endsWith('.')) ?? name;
