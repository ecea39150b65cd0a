/** As many as one request takes; more go into another. */
export const NAMED_ITEMS_MAX = 10_000;
const ITEM_NO_MAX = 4_294_967_295;

export type ListedItem = { readonly itemNo: number; readonly reason: string };

export type ItemList = {
  /** Each once, by number; of a number that is there twice the last line counts. */
  readonly items: readonly ListedItem[];
  /** Lines that say nothing clear: none of them is guessed at. */
  readonly unread: readonly { readonly line: number; readonly text: string }[];
  /** Whether there are more than a request takes. */
  readonly tooMany: boolean;
};

const RANGE = /^#?(\d{1,10})(?:\s*[-–]\s*#?(\d{1,10}))?$/u;
const ONLY_NUMBERS = /^[\s,;#\d–-]+$/u;
/** Behind a tab, as from a spreadsheet, a reason may be anything; behind another sign it does not begin like a number. */
const WITH_REASON =
  /^(#?\d+(?:\s*[-–]\s*#?\d+)?)(?:\s*\t\s*(\S.*)|\s*[,;:]?\s+([^\s\d#,;–-].*)|\s*[,;:]\s*([^\s\d#,;–-].*))$/u;

/** The numbers of "12" and of "40-45"; undefined where it is neither. */
const numbersIn = (text: string): readonly number[] | undefined => {
  const [, first = '', last = first] = RANGE.exec(text.trim()) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (from < 1 || to < from || to > ITEM_NO_MAX) return undefined;
  // One more than a request takes says as much as all of them.
  return Array.from({ length: Math.min(to - from, NAMED_ITEMS_MAX) + 1 }, (_, step) => from + step);
};

const listOf = (text: string): readonly ListedItem[] | undefined => {
  const parts = text
    .replaceAll(/\s*([-–])\s*/gu, '$1')
    .split(/[\s,;]+/u)
    .filter(Boolean)
    .map(numbersIn);
  return parts.every((numbers) => numbers !== undefined)
    ? parts.flat().map((itemNo) => ({ itemNo, reason: '' }))
    : undefined;
};

const lineOf = (text: string): readonly ListedItem[] | undefined => {
  if (ONLY_NUMBERS.test(text)) return listOf(text);
  const [, numbers = '', ...reasons] = WITH_REASON.exec(text) ?? [];
  const reason = reasons.find(Boolean)?.trim() ?? '';
  return numbersIn(numbers)?.map((itemNo) => ({ itemNo, reason }));
};

type Line = { readonly line: number; readonly text: string; readonly items: readonly ListedItem[] };

const linesOf = (text: string): readonly Line[] =>
  text
    .split(/\r\n|\r|\n/u)
    .map((line, index) => ({ line: index + 1, text: line.trim() }))
    .filter((line) => line.text)
    .map((line) => ({ ...line, items: lineOf(line.text) ?? [] }));

/** Reads what somebody typed or pasted: numbers and ranges, or a line an item with its reason behind it. */
export const readItemList = (text: string): ItemList => {
  const lines = linesOf(text);
  const byNumber = new Map<number, ListedItem>();
  for (const item of lines.flatMap(({ items }) => items)) byNumber.set(item.itemNo, item);
  return {
    items: [...byNumber.values()].sort((one, other) => one.itemNo - other.itemNo),
    unread: lines
      .filter(({ items }) => items.length === 0)
      .map(({ line, text: unread }) => ({ line, text: unread })),
    tooMany: byNumber.size > NAMED_ITEMS_MAX,
  };
};
