/** Looks again and again, for 20 s, until there is something. */
export const until = async <Found>(look: () => Promise<Found | undefined>): Promise<Found> => {
  for (const giveUpAt = Date.now() + 20_000; Date.now() < giveUpAt; ) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it has not come to that in 20 s');
};
