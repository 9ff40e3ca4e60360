/**
 * The child process that opens foreign files. A line on its standard input says that the next one stands at the
 * place it was started for, and it gives what it finds on its standard output: it may open nothing but that
 * place and its own code, no socket and no process. It ends with its parent.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { FileToCheck, Finding } from './finding.ts';
import { RefusedFile } from './finding.ts';

// Libraries that warn would write into the answer.
for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
  console[method] = () => undefined;
}

// A library may leave a promise behind that nobody waits for; only an answer counts.
process.on('unhandledRejection', () => undefined);

interface Checked {
  readonly finding: Finding;
  readonly picture: Buffer;
}

const NOTHING = Buffer.alloc(0);

function clean(found: Partial<Extract<Finding, { kind: 'clean' }>>): Finding {
  return { kind: 'clean', text: '', savedAgain: null, pictureSize: 0, ...found };
}

async function check({ mediaType }: FileToCheck, bytes: Buffer): Promise<Checked> {
  try {
    if (mediaType === 'application/pdf') {
      const { checkPdf } = await import('./check-pdf.ts');
      return { finding: clean(await checkPdf(bytes)), picture: NOTHING };
    }
    if (mediaType.startsWith('text/')) {
      const { checkText } = await import('./check-text.ts');
      return { finding: clean({ text: checkText(bytes) }), picture: NOTHING };
    }
    const { checkPicture } = await import('./check-picture.ts');
    const { text, picture } = await checkPicture(bytes);
    return { finding: clean({ text, pictureSize: picture.length }), picture };
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    return { finding: { kind: 'refused', refusal: error.refusal }, picture: NOTHING };
  }
}

/** For each line `{"mediaType":…}`: reads the file that stands at the place, and answers. */
async function serve(place: string): Promise<void> {
  for await (const line of createInterface(process.stdin)) {
    const { finding, picture } = await check(JSON.parse(line) as FileToCheck, readFileSync(place));
    process.stdout.write(`${JSON.stringify(finding)}\n`);
    if (picture.length > 0) process.stdout.write(picture);
  }
}

const [place = ''] = process.argv.slice(2);
await serve(place);
