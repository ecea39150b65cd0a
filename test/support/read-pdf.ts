import { getDocumentProxy } from 'unpdf';

/** What another program finds on a page: texts with where they begin, how wide they are, and on which line. */
export type Found = { readonly text: string; readonly x: number; readonly y: number; readonly width: number };

const foundIn = (item: object): Found[] => {
  if (!('str' in item) || !('transform' in item) || !('width' in item)) return [];
  const { str, transform, width } = item as { str: string; transform: number[]; width: number };
  return str.trim() === '' ? [] : [{ text: str, x: transform[4] ?? 0, y: transform[5] ?? 0, width }];
};

export const readPdf = async (bytes: Uint8Array): Promise<Found[][]> => {
  const document = await getDocumentProxy(bytes);
  const pages: Found[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    pages.push(items.flatMap(foundIn));
  }
  return pages;
};

/** The texts of a page, line by line from its top, each from the left. */
export const linesOf = (page: readonly Found[]): string[][] => {
  const lines = Map.groupBy(page, ({ y }) => y.toFixed(1));
  return [...lines]
    .toSorted(([one], [other]) => Number(other) - Number(one))
    .map(([, found]) => found.toSorted((one, other) => one.x - other.x).map(({ text }) => text));
};

/** Between the margins of A4, in points, as far as they are rounded. */
const LEFT = 39.5;
const RIGHT = 555.5;

/** What reaches over an edge, or into what is beside it. */
export const misplaced = (page: readonly Found[]): Found[] =>
  [...Map.groupBy(page, ({ y }) => y).values()].flatMap((line) => {
    const fromLeft = line.toSorted((one, other) => one.x - other.x);
    return fromLeft.filter(
      ({ x, width }, index) => x < LEFT || x + width > (fromLeft[index + 1]?.x ?? RIGHT) + 0.5,
    );
  });
