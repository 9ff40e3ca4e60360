import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What a clamd does when it was sent a whole file. */
export type ClamdManner = 'answers' | 'half an answer' | 'another answer' | 'hangs up';

/** A server that speaks clamd's INSTREAM and finds `EICAR` in what it is sent. */
export interface ScriptedClamd {
  readonly address: string;
  manner: ClamdManner;
  /** Bytes of the last whole file it was sent. */
  readonly seen: () => number;
  close(): Promise<void>;
}

export async function scriptedClamd(): Promise<ScriptedClamd> {
  let seen = 0;
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      bytes = Buffer.concat([bytes, piece as Buffer]);
      const file = wholeFile(bytes);
      if (file === null) return;
      seen = file.length;
      const found = file.includes('EICAR') ? 'Eicar-Test-Signature FOUND' : 'OK';
      const answers: Readonly<Record<ClamdManner, string>> = {
        answers: `stream: ${found}\0`,
        'half an answer': 'stream: O',
        'another answer': 'INSTREAM size limit exceeded. ERROR\0',
        'hangs up': '',
      };
      socket.end(answers[clamd.manner]);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const clamd: ScriptedClamd = {
    address: `tcp://127.0.0.1:${String(port)}`,
    manner: 'answers',
    seen: () => seen,
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
  return clamd;
}

/** What was sent between the command and its closing zero; null until that has come. */
function wholeFile(sent: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  let at = 'zINSTREAM\0'.length;
  while (at + 4 <= sent.length) {
    const length = sent.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(sent.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
