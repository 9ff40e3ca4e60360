import type { FileRefusal } from '@oart/contract';

/** Stands between two pages in the text of a document (a form feed). */
export const PAGE_END = '\f';
/** Stands behind the last page, before what a document says beside its pages (a group separator). */
export const BESIDE_PAGES = '\u001d';

/** What a check process says of one file. */
export type Finding =
  | {
      readonly kind: 'clean';
      /**
       * The text of a PDF, page after page with `PAGE_END` between and behind `BESIDE_PAGES` what it says beside
       * them, of a text file, or what was written beside the pixels of a picture.
       */
      readonly text: string;
      /** How many times a PDF was saved again after it was first made; null for anything else. */
      readonly savedAgain: number | null;
      /** How many bytes of a re-encoded picture follow; 0 for a PDF. */
      readonly pictureSize: number;
    }
  | { readonly kind: 'refused'; readonly refusal: FileRefusal };

/** What a check process is told of a file. */
export interface FileToCheck {
  readonly mediaType: string;
}

/** Thrown anywhere inside a check: the file is refused for this. */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile';
  readonly refusal: FileRefusal;

  constructor(refusal: FileRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}
