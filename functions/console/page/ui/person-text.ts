type Person = { readonly userId: string; readonly name: string | null };

/** What turns the direction of the text around a name: where there are no elements, nothing holds it in. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A person where only text can stand: in a field, in a sentence that is told, on a button. */
export const personText = ({ userId, name }: Person): string => {
  const plain = name?.replace(TURNING, '').trim();
  return plain ? `\u2068${plain}\u2069` : `user ${userId}`;
};
