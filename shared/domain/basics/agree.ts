/** The word that goes with so many: agree(count, 'is', 'are'). */
export const agree = (count: number, one: string, many: string): string => (count === 1 ? one : many);
