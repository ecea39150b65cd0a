const [SHORT, HEAD, TAIL] = [20, 8, 4];

/** A sign-in as people tell it from others; an identity provider's are often 36 characters of nothing. */
export const shortSubject = (subject: string): string =>
  subject.length <= SHORT ? subject : `${subject.slice(0, HEAD)}…${subject.slice(-TAIL)}`;
