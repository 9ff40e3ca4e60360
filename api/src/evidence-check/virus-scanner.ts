import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';

export type ScanOutcome = 'clean' | 'found' | 'not-scanned';

const MOST_SECONDS = 30;
const PIECE_BYTES = 64 * 1024;

/**
 * Asks a clamd (INSTREAM of its protocol) about a file. Its `StreamMaxLength` must be at least our
 * largest file. Whatever is not its plain "OK" for the whole file is not clean.
 */
export class VirusScanner {
  readonly #address: URL;

  /** @param address `tcp://host:port` or `unix:///path`. */
  constructor(address: URL) {
    this.#address = address;
  }

  async scan(path: string): Promise<ScanOutcome> {
    const socket = this.#connect();
    socket.setTimeout(MOST_SECONDS * 1000, () => {
      socket.destroy(new Error('clamd does not answer'));
    });
    const patience = setTimeout(() => {
      socket.destroy(new Error('clamd takes too long'));
    }, MOST_SECONDS * 1000);
    try {
      const answered = text(socket);
      await Promise.all([answered, send(socket, path)]);
      return outcomeOf(await answered);
    } catch {
      return 'not-scanned';
    } finally {
      clearTimeout(patience);
      socket.destroy();
    }
  }

  #connect(): Socket {
    const { protocol, hostname, port, pathname } = this.#address;
    return protocol === 'unix:'
      ? connect({ path: decodeURIComponent(pathname) })
      : connect({ host: hostname.replaceAll(/[[\]]/g, ''), port: Number(port) });
  }
}

async function send(socket: Socket, path: string): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0', 'latin1'));
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    await write(socket, lengthOf((piece as Buffer).length));
    await write(socket, piece as Buffer);
  }
  await write(socket, lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

/** An answer ends with a NUL; one without it was cut. */
function outcomeOf(answer: string): ScanOutcome {
  if (answer === 'stream: OK\0') return 'clean';
  return /^stream: .+ FOUND\0$/s.test(answer) ? 'found' : 'not-scanned';
}
