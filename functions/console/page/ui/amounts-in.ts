/** A text whose every second part is an amount, first the text before one: -₹2,500.00 is not to be torn after its sign. */
export const amountsIn = (text: string): readonly string[] => text.split(/(-?₹[\d,]*\d(?:\.\d+)?)/);
