/**
 * What an upload costs without a department: the product's own receiving, checking and publishing of a file behind bare
 * `node:http`. Nobody signs in, nothing is announced, recorded or viewed, and no database is asked.
 */
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DirectoryFiles, EvidenceChecker, Quarantine } from '../support/product-evidence.ts';

const built = new URL('../../api/dist/', import.meta.url);
const load = (file: string): Promise<unknown> => import(new URL(file, built).href);
const parts = {
  ...((await load('evidence-store/quarantine.js')) as { readonly Quarantine: typeof Quarantine }),
  ...((await load('evidence-store/directory-files.js')) as {
    readonly DirectoryFiles: typeof DirectoryFiles;
  }),
  ...((await load('evidence-check/evidence-checker.js')) as {
    readonly EvidenceChecker: typeof EvidenceChecker;
  }),
};

const folder = process.env['EVIDENCE_FOLDER'] ?? '';
const quarantine = new parts.Quarantine(`${folder}/quarantine`);
const files = new parts.DirectoryFiles(folder, quarantine);
const checker = new parts.EvidenceChecker(`${folder}/quarantine`, null);
await quarantine.prepare();
await files.prepare();

async function take(request: IncomingMessage): Promise<void> {
  const { 'content-length': length, 'x-sha256': sha256 } = request.headers;
  const mediaType = 'application/pdf';
  const announced = { size: Number(length), sha256: String(sha256), mediaType } as const;
  const received = await quarantine.receive(request, announced);
  if (received.kind !== 'received') throw new Error(received.kind);
  const verdict = await checker.check({ ...received.file, mediaType });
  if (verdict.kind !== 'clean') throw new Error(verdict.kind);
  await files.publish(received.file);
  await quarantine.discard(received.file);
}

const server = createServer((request, response) => {
  take(request).then(
    () => response.writeHead(201).end(),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${String(port)}` })}\n`);
});
process.stdin.on('close', () => {
  checker.onModuleDestroy();
  process.exit(0);
});
process.stdin.resume();
