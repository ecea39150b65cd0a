/** Told to whoever runs the proof, who adds it up: so many of these were tried. */
export const tried = (what: string, count: number): void => console.log(`tried ${count} ${what}`);
