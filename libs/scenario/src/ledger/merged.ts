import { below, problemAt, type Place, type ScenarioProblem } from '../problem.ts';
import type { ReadFile } from '../written/inclusion.ts';
import type { WrittenQuestion } from '../written/written-question.ts';
import type { WrittenPerson, WrittenScenario, WrittenUnit } from '../written/written-scenario.ts';
import { entriesOf, instantIn, type Entry } from './entry.ts';

/** Something written in a file, with the place where it stands. */
export interface Placed<Written> {
  readonly written: Written;
  readonly place: Place;
}

/** A scenario file and those it uses, as one: what the files used say comes first. */
export interface MergedScenario {
  readonly file: string;
  readonly title: string;
  readonly scenario: number | null;
  readonly employer: string;
  readonly framework: Placed<WrittenScenario['framework']>;
  readonly policy: Placed<WrittenScenario['policy']>;
  readonly units: readonly Placed<WrittenUnit>[];
  readonly people: readonly Placed<WrittenPerson & { readonly employer: string }>[];
  readonly entries: readonly Entry[];
  readonly questions: readonly Placed<WrittenQuestion>[];
}

const EMPLOYER = 'the employer';

/** Joins files; the last one asks, and its framework, policy and employer win over those of the files used. */
export function merged(
  files: readonly ReadFile[],
  problems: ScenarioProblem[],
): MergedScenario | null {
  const last = files.at(-1);
  if (last === undefined) return null;
  const { path: file, content } = last;
  const employer = nearest(files, 'employer').written ?? EMPLOYER;
  if ((content.questions ?? []).length === 0) {
    const message = 'The file asks nothing: give it questions.';
    problems.push(problemAt({ file, pointer: '/questions' }, 'nothing-asked', message));
  }
  return {
    file,
    title: content.title,
    scenario: content.scenario ?? null,
    employer,
    framework: nearest(files, 'framework'),
    policy: nearest(files, 'policy'),
    units: files.flatMap((each) => placedList(each, 'units', each.content.units)),
    people: files.flatMap((each) =>
      placedList(each, 'people', each.content.people).map(({ written, place }) => ({
        written: { employer: each.content.employer ?? employer, ...written },
        place,
      })),
    ),
    entries: inOrder(allEntries(files, problems)),
    questions: placedList(last, 'questions', content.questions),
  };
}

/** The value that the file nearest to the questions gives for a key. */
function nearest<Key extends 'framework' | 'policy' | 'employer'>(
  files: readonly ReadFile[],
  key: Key,
): Placed<WrittenScenario[Key] | undefined> {
  const found = files.findLast(({ content }) => content[key] !== undefined) ?? files.at(-1);
  return { written: found?.content[key], place: { file: found?.path ?? '', pointer: `/${key}` } };
}

function placedList<Written>(
  { path: file }: ReadFile,
  key: string,
  list: readonly Written[] | undefined,
): readonly Placed<Written>[] {
  const top = { file, pointer: '' };
  return (list ?? []).map((written, position) => ({ written, place: below(top, key, position) }));
}

/** Every fact of every file, without those that a later file leaves out. */
function allEntries(files: readonly ReadFile[], problems: ScenarioProblem[]): readonly Entry[] {
  let entries: readonly Entry[] = [];
  let position = 0;
  for (const file of files) {
    const { path, content } = file;
    (content.without ?? []).forEach((label, place) => {
      const left = entries.filter((each) => !hangsOn(each.label, label));
      if (left.length === entries.length) {
        const where = below({ file: path, pointer: '' }, 'without', place);
        problems.push(
          problemAt(where, 'unknown-fact', `No fact of the files used is called ${label}.`),
        );
      }
      entries = left;
    });
    const own = placedList(file, 'facts', content.facts).flatMap(({ written, place }) => {
      position += 1;
      const label = written.id ?? `${written.fact}-${position}`;
      return entriesOf(written, label, instantIn(written.recordedAt ?? ''), place);
    });
    entries = [...entries, ...own];
  }
  return entries;
}

function hangsOn(label: string, other: string): boolean {
  return label === other || label.startsWith(`${other}/`);
}

/** The order of a ledger: by instant, and as written where two share one. */
function inOrder(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort((left, right) =>
    left.recordedAt < right.recordedAt ? -1 : left.recordedAt > right.recordedAt ? 1 : 0,
  );
}
