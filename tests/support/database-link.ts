import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * What the way to the database does: carries, refuses, holds everything back until it is healed, is late
 * with every packet, or turns what the database says into noise.
 */
export type LinkState = 'whole' | 'cut' | 'frozen' | 'slow' | 'noisy';

const LATE_MS = 3_000;

/** A way to the test PostgreSQL that can be broken while the product runs. */
export class DatabaseLink {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #state: LinkState = 'whole';
  #healed = Promise.withResolvers<undefined>();

  private constructor(target: URL) {
    this.#server = createServer((product) => {
      const database = connect(Number(target.port), target.hostname);
      this.#carry(product, database, (chunk) => chunk);
      this.#carry(database, product, (chunk) =>
        this.#state === 'noisy' ? randomBytes(chunk.length) : chunk,
      );
      if (this.#state === 'cut') product.destroy();
    });
  }

  /** @param url of the database, as the product would be told it. */
  static async open(url: string): Promise<DatabaseLink> {
    const link = new DatabaseLink(new URL(url));
    link.#server.listen(0, '127.0.0.1');
    await once(link.#server, 'listening');
    return link;
  }

  /** The same database over this link. */
  through(url: string): string {
    const linked = new URL(url);
    linked.port = String((this.#server.address() as AddressInfo).port);
    return linked.href;
  }

  /** Also gives up whoever is connected, where it is cut; otherwise those connections stay. */
  become(state: LinkState): void {
    this.#state = state;
    if (state === 'cut') for (const socket of this.#sockets) socket.destroy();
    this.#healed.resolve(undefined);
    this.#healed = Promise.withResolvers();
  }

  async close(): Promise<void> {
    this.#server.close();
    this.become('cut');
    await once(this.#server, 'close');
  }

  #carry(from: Socket, to: Socket, shape: (chunk: Buffer) => Buffer): void {
    this.#sockets.add(from);
    let carried = Promise.resolve();
    from.on('data', (chunk: Buffer) => {
      carried = carried.then(async () => {
        await this.#passable();
        to.write(shape(chunk));
      });
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      this.#sockets.delete(from);
      void carried.then(() => to.end());
    });
  }

  async #passable(): Promise<void> {
    if (this.#state === 'slow') await Promise.race([wait(LATE_MS), this.#healed.promise]);
    while (this.#state === 'frozen') await this.#healed.promise;
  }
}
