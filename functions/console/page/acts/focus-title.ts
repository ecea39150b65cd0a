/** Where reading begins: better than nowhere, for whoever stood on what is gone. */
export const focusTitle = (): void => document.querySelector('h1')?.focus();
