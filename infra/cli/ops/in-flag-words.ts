/** A field at the head of a complaint is an option here: userId is --user-id. */
export const inFlagWords = (message: string): string =>
  message.replace(
    /(^|; )(userId|issuer|subject|roles|reason|limit|stream|seq)\b/g,
    (_, start: string, field: string) =>
      `${start}--${field.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)}`,
  );
