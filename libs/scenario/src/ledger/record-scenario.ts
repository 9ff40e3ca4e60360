import type { Instant, Refusal } from '@oart/competency';
import { refusalSentence, titlesOf } from '@oart/contract';
import { frameworkVersions } from '../documents/framework-versions.ts';
import { policyVersions } from '../documents/policy-versions.ts';
import { problemAt, type ScenarioProblem } from '../problem.ts';
import { prepare } from '../recording/prepare.ts';
import { Recording } from '../recording/recording.ts';
import type { FileReader } from '../written/inclusion.ts';
import { declarations } from './declarations.ts';
import type { Entry } from './entry.ts';
import { Ledger } from './ledger.ts';
import type { MergedScenario } from './merged.ts';

/** People of other employers, by label, each with the employer. */
export type Foreigners = ReadonlyMap<string, string>;

export interface RecordedScenario {
  readonly ledger: Ledger;
  readonly foreigners: Foreigners;
}

/** Records everything a scenario holds, in order of time, each fact against the ledger as it was then. */
export function recordScenario(
  scenario: MergedScenario,
  reader: FileReader,
  problems: ScenarioProblem[],
): RecordedScenario {
  const { framework, policy } = scenario;
  const frameworks = frameworkVersions(framework.written, framework.place, reader, problems);
  const policies = policyVersions(policy.written, policy.place, reader, problems);
  const foreigners = new Map(
    scenario.people
      .map(({ written }) => [written.id, written.employer] as const)
      .filter(([, employer]) => employer !== scenario.employer),
  );
  const ledger = new Ledger();
  const declared = declarations(scenario, frameworks, policies, problems);
  // Without its documents nothing in the file can be held against anything.
  if (problems.length > 0) return { ledger, foreigners };
  const steps: readonly { readonly recordedAt: Instant; readonly enter: () => void }[] = [
    ...declared.map(({ recordedAt, enter }) => ({
      recordedAt,
      enter: () => {
        enter(ledger);
      },
    })),
    ...scenario.entries.map((entry) => ({
      recordedAt: entry.recordedAt,
      enter: () => {
        const found: ScenarioProblem[] = [];
        recordEntry(entry, ledger, foreigners, found);
        problems.push(...asWritten(found, entry));
      },
    })),
  ];
  for (const { enter } of [...steps].sort(byInstant)) enter();
  return { ledger, foreigners };
}

function recordEntry(
  { label, fact, recordedAt, place }: Entry,
  ledger: Ledger,
  foreigners: Foreigners,
  problems: ScenarioProblem[],
): void {
  const supersedes = fact.supersedes ?? null;
  const recording = new Recording({
    ledger,
    moment: ledger.moment(recordedAt),
    recorder: fact.recordedBy ?? null,
    supersedes,
    place,
    problems,
    foreigners,
  });
  if (ledger.labels.has(label)) {
    recording.fault('duplicate-id', `Another fact is called ${label}.`, 'id');
  }
  if (fact.recordedBy !== undefined) recording.person(fact.recordedBy, 'recordedBy');
  if (supersedes !== null) recording.isEarlier(fact.fact, supersedes, 'supersedes');
  const prepared = prepare(recording, fact, label);
  if (prepared === null || problems.length > 0) return;
  if (fact.checked !== false && prepared.refusals.length > 0) {
    problems.push(...prepared.refusals.map((refusal) => refusalProblem(refusal, place, ledger)));
    return;
  }
  const recorded = ledger.next(label, recordedAt, fact.recordedBy ?? null, supersedes);
  ledger.labels.set(label, { kind: fact.fact, fact: prepared.add(recorded) });
}

/** Fields that a fact written within another calls `by`. */
const SIGNERS = /\/(?:recordedBy|verifier|countersigner|approver|holder)$/;

/** The faults of a fact at the places where the file wrote it, each once. */
function asWritten(
  found: readonly ScenarioProblem[],
  { isWithin }: Entry,
): readonly ScenarioProblem[] {
  if (!isWithin) return found;
  const placed = found.map((fault) => ({
    ...fault,
    pointer: fault.pointer.replace(SIGNERS, '/by'),
  }));
  return [...new Map(placed.map((fault) => [fault.pointer + fault.rule, fault])).values()];
}

function refusalProblem(
  { kind, pointer, about }: Refusal,
  place: Entry['place'],
  ledger: Ledger,
): ScenarioProblem {
  const titles = titlesOf(ledger.frameworks[0]?.document ?? null, ledger.units);
  const where = { file: place.file, pointer: place.pointer + pointer };
  const advice = 'The product would refuse to record this; "checked": false loads it all the same.';
  return problemAt(where, kind, `${refusalSentence(kind, about, titles)} ${advice}`);
}

function byInstant(
  left: { readonly recordedAt: Instant },
  right: { readonly recordedAt: Instant },
): number {
  return left.recordedAt < right.recordedAt ? -1 : left.recordedAt > right.recordedAt ? 1 : 0;
}
