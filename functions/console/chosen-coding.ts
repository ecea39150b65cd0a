export type Coding = 'br' | 'gzip' | 'identity';

/** The smaller first: of what is equally welcome the first is taken. */
const CODINGS: readonly Coding[] = ['br', 'gzip', 'identity'];

type Weights = ReadonlyMap<string, number>;

/** `br;q=0.5` */
const weightOf = (item: string): readonly [string, number] => {
  const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
  const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return [name === 'x-gzip' ? 'gzip' : name, q === undefined ? 1 : Number(q) || 0];
};

/** Only what is named is welcome, or `*`; but as it is, always: as a last resort, unless it is named itself. */
const welcome = (weights: Weights, coding: Coding): number => {
  const weight = weights.get(coding) ?? weights.get('*');
  if (coding !== 'identity') return weight ?? 0;
  return weights.get('identity') ?? Number.MIN_VALUE;
};

/** Which of the bodies that there are to send, by RFC 9110, 12.5.3. Whoever refuses all of them gets the file as it is. */
export const chosenCoding = (acceptEncoding: string | undefined, available: readonly Coding[]): Coding => {
  const weights: Weights = new Map((acceptEncoding ?? '').split(',').map(weightOf));
  const [best] = CODINGS.filter((coding) => available.includes(coding) && welcome(weights, coding) > 0).sort(
    (one, other) => welcome(weights, other) - welcome(weights, one),
  );
  return best ?? 'identity';
};
