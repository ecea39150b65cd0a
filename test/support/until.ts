/** Looks again and again until there is something. */
export const until = async <Found>(look: () => Promise<Found | undefined>, seconds = 20): Promise<Found> => {
  for (const giveUpAt = Date.now() + seconds * 1_000; Date.now() < giveUpAt; ) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`it has not come to that in ${seconds} s`);
};
