/**
 * The child process that opens foreign files. It gets their bytes on its standard input and gives what
 * it finds on its standard output: it may open no file but its own code, no socket and no process.
 * It ends with its parent.
 */
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

async function check({ mediaType }: FileToCheck, bytes: Buffer): Promise<Checked> {
  try {
    if (mediaType === 'application/pdf') {
      const { checkPdf } = await import('./check-pdf.ts');
      const text = await checkPdf(bytes);
      return { finding: { kind: 'clean', text, pictureSize: 0 }, picture: NOTHING };
    }
    if (mediaType.startsWith('text/')) {
      const { checkText } = await import('./check-text.ts');
      return {
        finding: { kind: 'clean', text: checkText(bytes), pictureSize: 0 },
        picture: NOTHING,
      };
    }
    const { checkPicture } = await import('./check-picture.ts');
    const picture = await checkPicture(bytes);
    return { finding: { kind: 'clean', text: '', pictureSize: picture.length }, picture };
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    return { finding: { kind: 'refused', refusal: error.refusal }, picture: NOTHING };
  }
}

/** Reads `{"mediaType":…,"size":…}\n` and so many bytes, answers, and reads the next. */
async function serve(): Promise<void> {
  let line = '';
  let file: FileToCheck | null = null;
  let bytes = NOTHING;
  let arrived = 0;
  for await (const piece of process.stdin) {
    let rest = piece as Buffer;
    if (file === null) {
      const end = rest.indexOf('\n');
      line += rest.toString('utf8', 0, end === -1 ? undefined : end);
      if (end === -1) continue;
      file = JSON.parse(line) as FileToCheck;
      bytes = Buffer.allocUnsafeSlow(file.size);
      rest = rest.subarray(end + 1);
    }
    arrived += rest.copy(bytes, arrived);
    if (arrived < file.size) continue;
    const { finding, picture } = await check(file, bytes);
    process.stdout.write(`${JSON.stringify(finding)}\n`);
    if (picture.length > 0) process.stdout.write(picture);
    line = '';
    file = null;
    bytes = NOTHING;
    arrived = 0;
  }
}

await serve();
