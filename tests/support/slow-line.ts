import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** The way from a browser to the product: fast, slow towards the product, or cut. */
export class SlowLine {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Towards the product. */
  #bytesPerSecond = Infinity;
  #isCut = false;

  private constructor(target: URL) {
    this.#server = createServer((browser) => {
      if (this.#isCut) {
        browser.resetAndDestroy();
        return;
      }
      const product = connect(Number(target.port), target.hostname);
      for (const socket of [browser, product]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => this.#sockets.delete(socket));
      }
      product.pipe(browser);
      void this.#carry(browser, product);
    });
  }

  /** @param url where the product answers */
  static async open(url: string): Promise<SlowLine> {
    const line = new SlowLine(new URL(url));
    line.#server.listen(0, '127.0.0.1');
    await once(line.#server, 'listening');
    return line;
  }

  /** Where the product answers over this line. */
  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  slow(bytesPerSecond: number): void {
    this.#bytesPerSecond = bytesPerSecond;
  }

  /** Every connection is reset, and each that is tried. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  mend(): void {
    this.#isCut = false;
    this.#bytesPerSecond = Infinity;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.cut();
    await once(this.#server, 'close');
  }

  async #carry(from: Socket, to: Socket): Promise<void> {
    try {
      for await (const chunk of from) {
        const { length } = chunk as Buffer;
        to.write(chunk as Buffer);
        await wait((length / this.#bytesPerSecond) * 1_000);
      }
      to.end();
    } catch {
      to.destroy();
    }
  }
}
