import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { create } from 'fontkit';
import PDFDocument from 'pdfkit';
import type { FileContent } from '../file-content.ts';
import { printableText } from './printable-text.ts';
import { wrapText } from './wrap-text.ts';

export type Style = { readonly size: number; readonly bold?: boolean; readonly color?: string };

/** In points, of A4. */
const SHORT_SIDE = 595.28;
const LONG_SIDE = 841.89;
const MARGIN = 40;
const FOOT = 44;

/** Of one cell: the whole text is in the CSV and the XLSX, and a row has to fit on a page. */
const LINES_MAX = 16;

/** What stands side by side on an upright page and can be read. */
const UPRIGHT_CHARACTERS_MAX = 125;

const isUpright = ({ tables }: FileContent): boolean =>
  tables.every(({ columns }) => columns.reduce((sum, { width }) => sum + width, 0) <= UPRIGHT_CHARACTERS_MAX);

/** Above and below a line, beside what the letters of Devanagari take. */
export const lineHeight = ({ size }: Style): number => size * 1.45;

const fontFile = (folder: string, weight: '400Regular' | '700Bold'): string =>
  join(folder, weight, `NotoSansDevanagari_${weight}.ttf`);

/** pdfkit keeps the shape of each word that it has set for good: of 50,000 names, 350 MB. */
const forgetWords = (pdf: PDFKit.PDFDocument): void => {
  const { _font: font } = pdf as unknown as { readonly _font: { layoutCache: object } };
  font.layoutCache = Object.create(null);
};

/** Known once all of it was set. */
export type Extent = { readonly pages: number; readonly lacking: number };

/**
 * Pages of A4 and where on them the next thing goes. As a draft nothing is drawn: it only finds out the extent, which
 * stands at the foot of each page. Held until it is known, the pages took ten times the memory.
 */
export class Paper {
  readonly left = MARGIN;
  readonly width: number;
  readonly footTop: number;
  /** Where the next thing goes. */
  y = MARGIN;
  page = 1;
  /** Characters that were drawn as "?". */
  lacking = 0;
  readonly #drawFoot: ((paper: Paper) => void) | undefined;
  readonly #pdf: PDFKit.PDFDocument;
  readonly #regular: string;
  readonly #bold: string;
  readonly #isInFont: (codePoint: number) => boolean;

  /** Without a foot, it is a draft. */
  constructor(fontFolder: string, content: FileContent, drawFoot?: (paper: Paper) => void) {
    this.#drawFoot = drawFoot;
    const upright = isUpright(content);
    this.width = (upright ? SHORT_SIDE : LONG_SIDE) - 2 * MARGIN;
    this.footTop = (upright ? LONG_SIDE : SHORT_SIDE) - FOOT;
    this.#regular = fontFile(fontFolder, '400Regular');
    this.#bold = fontFile(fontFolder, '700Bold');
    const font = create(readFileSync(this.#regular));
    this.#isInFont = (codePoint) => 'hasGlyphForCodePoint' in font && font.hasGlyphForCodePoint(codePoint);
    this.#pdf = new PDFDocument({
      size: 'A4',
      layout: upright ? 'portrait' : 'landscape',
      margin: 0,
      // Without it pdfkit looks for Helvetica in files that no bundle has.
      font: this.#regular,
      lang: 'en-IN',
      displayTitle: true,
      info: { Title: content.title.toWellFormed(), CreationDate: content.writtenAt },
    });
  }

  /** The text as lines of that width; what the font lacks is counted here, so a text is asked for once. */
  lines(text: string, width: number, style: Style, linesMax = LINES_MAX): string[] {
    const printable = printableText(text, this.#isInFont);
    this.lacking += printable.lacking;
    return wrapText(printable.text, width, (part) => this.widthOf(part, style), linesMax);
  }

  widthOf(text: string, style: Style): number {
    return this.#styled(style).widthOfString(text);
  }

  draw(line: string, x: number, y: number, style: Style): void {
    if (line === '' || !this.#drawFoot) return;
    this.#styled(style)
      .fillColor(style.color ?? 'black')
      .text(line, x, y, { lineBreak: false });
  }

  rule(y: number): void {
    if (!this.#drawFoot) return;
    this.#pdf
      .moveTo(this.left, y)
      .lineTo(this.left + this.width, y)
      .lineWidth(0.5)
      .strokeColor('black')
      .stroke();
  }

  hasRoomFor(height: number): boolean {
    return this.y + height <= this.footTop;
  }

  turn(): void {
    this.#finishPage();
    if (this.#drawFoot) this.#pdf.addPage();
    this.page += 1;
    this.y = MARGIN;
  }

  get extent(): Extent {
    return { pages: this.page, lacking: this.lacking };
  }

  async save(path: string): Promise<void> {
    this.#finishPage();
    this.#pdf.end();
    await pipeline(this.#pdf, createWriteStream(path));
  }

  #finishPage(): void {
    this.#drawFoot?.(this);
    for (const bold of [false, true]) forgetWords(this.#styled({ size: 1, bold }));
  }

  #styled({ size, bold = false }: Style): PDFKit.PDFDocument {
    return this.#pdf.font(bold ? this.#bold : this.#regular).fontSize(size);
  }
}
