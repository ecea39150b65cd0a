/** The command did its work and printed what it found wrong: no failure of the command, but exit code 3. */
export class FindingsShown extends Error {
  override readonly name = 'FindingsShown';
}
