import { below, problemAt, type Place, type ScenarioProblem } from '../problem.ts';
import { shapeProblems } from './shape.ts';
import type { WrittenScenario } from './written-scenario.ts';

/** How files are read: the text of a path, null where there is none; and a path relative to a file's. */
export interface FileReader {
  readonly read: (path: string) => string | null;
  readonly beside: (file: string, path: string) => string;
}

/** One file of a scenario, in the order in which its content counts: files used come before their users. */
export interface ReadFile {
  readonly path: string;
  readonly content: WrittenScenario;
}

export interface ReadFiles {
  readonly files: readonly ReadFile[];
  readonly problems: readonly ScenarioProblem[];
}

/** Reads a scenario file and every file it uses, each once; a file that uses itself is refused. */
export function readScenario(path: string, reader: FileReader): ReadFiles {
  const files: ReadFile[] = [];
  const problems: ScenarioProblem[] = [];
  const done = new Set<string>();
  const visit = (file: string, from: Place, open: readonly string[]): void => {
    if (open.includes(file)) {
      const message = `A file uses itself: ${[...open, file].join(' uses ')}.`;
      problems.push(problemAt(from, 'inclusion-cycle', message));
      return;
    }
    if (done.has(file)) return;
    const content = parsed(file, from, reader, problems);
    if (content === null) return;
    (content.use ?? []).forEach((used, place) => {
      const where = below({ file, pointer: '' }, 'use', place);
      visit(reader.beside(file, used), where, [...open, file]);
    });
    done.add(file);
    files.push({ path: file, content });
  };
  visit(path, { file: path, pointer: '' }, []);
  return { files, problems };
}

function parsed(
  file: string,
  from: Place,
  reader: FileReader,
  problems: ScenarioProblem[],
): WrittenScenario | null {
  const text = reader.read(file);
  if (text === null) {
    problems.push(problemAt(from, 'file-not-found', `There is no file ${file} that can be read.`));
    return null;
  }
  const top = { file, pointer: '' };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    problems.push(problemAt(top, 'not-json', `This is not JSON: ${said}.`));
    return null;
  }
  const faults = shapeProblems('scenario', content, top);
  problems.push(...faults);
  return faults.length > 0 ? null : (content as WrittenScenario);
}
