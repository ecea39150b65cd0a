/** By it the items that were paid late are found again, and the same request is known. */
export const lateNoteOf = ({ reference }: { readonly reference: string }): string =>
  `paid late: ${reference};`;
