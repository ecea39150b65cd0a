/** As India groups them: 1,18,10,454. By pattern: the first use of Intl costs a cold start tens of milliseconds. */
export const groupDigits = (digits: string): string => digits.replace(/(?<=\d)(?=(\d\d)*\d{3}$)/g, ',');
