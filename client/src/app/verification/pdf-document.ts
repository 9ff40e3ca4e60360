import type { PDFDocumentProxy, TextLayer as PdfTextLayer } from 'pdfjs-dist';

/** Served beside the pages, see the assets of the build: nothing is fetched from elsewhere. */
const ASSETS = '/pdf/';
const WORKER_URL = `${ASSETS}pdf.worker.min.mjs`;
/** A PDF point is 1/72 inch, a CSS pixel 1/96. */
const PIXELS_PER_POINT = 96 / 72;
/** Of one canvas or picture: beyond it browsers give up, and a hostile file could exhaust the memory. */
const MOST_PIXELS = 16_000_000;

declare const trustedTypes:
  | {
      createPolicy(
        name: string,
        rules: { readonly createScriptURL: (url: string) => string },
      ): { createScriptURL(url: string): string };
    }
  | undefined;

/** The one script that the page policy lets a worker run. */
const workerPolicy =
  typeof trustedTypes === 'undefined'
    ? { createScriptURL: () => WORKER_URL }
    : trustedTypes.createPolicy('oart#worker', { createScriptURL: () => WORKER_URL });

/** An open PDF. What the file says is read in a worker that may reach nothing; `close` ends it. */
export class PdfDocument {
  readonly pageCount: number;

  private constructor(
    private readonly pdf: PDFDocumentProxy,
    private readonly textLayer: typeof PdfTextLayer,
    private readonly worker: Worker,
  ) {
    this.pageCount = pdf.numPages;
  }

  /** @throws whatever is wrong with a file that cannot be read, or is behind a password. */
  static async open(content: Blob): Promise<PdfDocument> {
    const { GlobalWorkerOptions, TextLayer, getDocument } =
      await import('pdfjs-dist/legacy/build/pdf.mjs');
    const data = new Uint8Array(await content.arrayBuffer());
    const port = new Worker(workerPolicy.createScriptURL(WORKER_URL), { type: 'module' });
    const failed = new Promise<never>((_, reject) => {
      port.addEventListener('error', () => {
        reject(new Error('The worker that reads PDF files did not start'));
      });
    });
    try {
      GlobalWorkerOptions.workerPort = port;
      const task = getDocument({
        data,
        cMapUrl: `${ASSETS}cmaps/`,
        standardFontDataUrl: `${ASSETS}fonts/`,
        wasmUrl: `${ASSETS}decoders/`,
        // The worker may fetch nothing and compile nothing: the page fetches, plain scripts decode.
        useWorkerFetch: false,
        useWasm: false,
        useSystemFonts: false,
        maxImageSize: MOST_PIXELS,
      });
      return new PdfDocument(await Promise.race([task.promise, failed]), TextLayer, port);
    } catch (error) {
      port.terminate();
      throw error;
    }
  }

  /** Width of a page at 100 %, in CSS pixels; pages count from 1. */
  async widthOf(page: number): Promise<number> {
    const { width } = (await this.pdf.getPage(page)).getViewport({ scale: PIXELS_PER_POINT });
    return width;
  }

  /**
   * Paints a page, with its words over it as text that can be read out, selected and found.
   * @param zoom 1 is 100 %.
   * @throws when `signal` ends it, or the page cannot be read.
   */
  async paint(page: number, zoom: number, signal: AbortSignal): Promise<HTMLElement> {
    const source = await this.pdf.getPage(page);
    signal.throwIfAborted();
    const viewport = source.getViewport({ scale: zoom * PIXELS_PER_POINT });
    const { width, height } = viewport;
    const sharpness = Math.min(devicePixelRatio, Math.sqrt(MOST_PIXELS / (width * height)));
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(width * sharpness);
    canvas.height = Math.floor(height * sharpness);
    const painting = source.render({
      canvas,
      viewport,
      transform: [sharpness, 0, 0, sharpness, 0, 0],
    });
    const container = document.createElement('div');
    const words = new this.textLayer({
      textContentSource: source.streamTextContent(),
      container,
      viewport,
    });
    signal.addEventListener('abort', () => {
      painting.cancel();
      words.cancel();
    });
    await Promise.all([painting.promise, words.render()]);
    return sheetOf(canvas, container, width, height, zoom);
  }

  close(): void {
    this.worker.terminate();
  }
}

function sheetOf(
  canvas: HTMLCanvasElement,
  words: HTMLElement,
  width: number,
  height: number,
  zoom: number,
): HTMLElement {
  const sheet = document.createElement('div');
  sheet.className = 'sheet';
  sheet.style.inlineSize = `${String(width)}px`;
  sheet.style.blockSize = `${String(height)}px`;
  // What the text layer of pdf.js measures its sizes in.
  sheet.style.setProperty('--total-scale-factor', String(zoom * PIXELS_PER_POINT));
  words.className = 'words';
  sheet.append(canvas, words);
  return sheet;
}
