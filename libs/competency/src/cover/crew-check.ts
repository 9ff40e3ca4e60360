import type { Instant } from '../calendar/day.ts';
import type { FrameworkDocument, Task } from '../framework/framework.ts';
import type { PersonId, UnitId } from '../person/ids.ts';
import { reason, type Reason } from '../reason/reason.ts';
import { askedQuestion, circumstancesAt } from '../standing/circumstances.ts';
import type { Department } from '../standing/department.ts';
import { distinctReasons } from '../standing/distinct-reasons.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { factsAsKnown } from '../standing/known.ts';
import { answerPerson } from '../standing/person-answer.ts';
import { nextTurn } from '../standing/turning-instants.ts';
import { protocolInForce } from '../treatment/protocol.ts';
import { assignSteps } from './assignment.ts';

/** A planned session: who is on the crew of a unit, from an instant up to another, for which treatment sites. */
export interface PlannedSession {
  readonly unit: UnitId;
  readonly from: Instant;
  /** The first instant after the session. */
  readonly until: Instant;
  readonly treatmentSites: readonly string[];
  readonly crew: readonly PersonFacts[];
}

/** One task at one treatment site of a session: who covers it for the whole of it. */
export interface TaskCover {
  readonly task: string;
  readonly treatmentSite: string;
  /** In their own right from the first to the last instant of the session. */
  readonly covering: readonly PersonId[];
  /** May take it only with a supervisor. */
  readonly supervised: readonly PersonId[];
  /** Cover it at the start, but not to the end. */
  readonly endingInside: readonly { readonly person: PersonId; readonly at: Instant }[];
  readonly verdict: 'covered' | 'single-point-of-failure' | 'gap';
}

/** The staffing check of one session (domain.md section 5.12). */
export interface CrewCheck {
  readonly covers: readonly TaskCover[];
  /** Sites whose steps are covered one by one, but not by distinct persons as the rules ask (I10). */
  readonly sitesWithoutDistinctPersons: readonly string[];
  readonly gaps: readonly TaskCover[];
  readonly singlePointsOfFailure: readonly TaskCover[];
  readonly reasons: readonly Reason[];
}

/**
 * Asks the rules of the gate for a planned session: every step of a fraction and the support of adapters
 * at every treatment site, and the protocol that selecting needs, before any patient is on the couch
 * (scenario 23). Unknown unit or site gives reasons and no cover.
 */
export function crewCheck(
  department: Department,
  session: PlannedSession,
  knownAt: number,
): CrewCheck {
  const steps = crewCheckSteps(department, session, knownAt);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The same person by person and task by task, for whoever has other work to do between. */
export function* crewCheckSteps(
  department: Department,
  session: PlannedSession,
  knownAt: number,
): Generator<void, CrewCheck, void> {
  const covers: TaskCover[] = [];
  const reasons: Reason[] = [];
  const uncrewed: string[] = [];
  for (const treatmentSite of session.treatmentSites) {
    const site = yield* siteCover(department, session, treatmentSite, knownAt);
    reasons.push(...site.reasons);
    covers.push(...site.covers);
    const covered = site.covers.every(({ verdict }) => verdict !== 'gap');
    if (covered && site.framework !== null && assignSteps(site.framework, site.covers) === null) {
      uncrewed.push(treatmentSite);
    }
  }
  return {
    covers,
    sitesWithoutDistinctPersons: uncrewed,
    gaps: covers.filter(({ verdict }) => verdict === 'gap'),
    singlePointsOfFailure: covers.filter(({ verdict }) => verdict === 'single-point-of-failure'),
    reasons,
  };
}

interface SiteCover {
  readonly framework: FrameworkDocument | null;
  readonly covers: readonly TaskCover[];
  readonly reasons: readonly Reason[];
}

function* siteCover(
  department: Department,
  session: PlannedSession,
  treatmentSite: string,
  knownAt: number,
): Generator<void, SiteCover, void> {
  const asOf = { at: session.from, knownAt };
  const around = circumstancesAt(department, session.unit, asOf);
  if ('code' in around) return { framework: null, covers: [], reasons: [around] };
  const { framework, moment } = around;
  const tasks = framework.tasks.filter(({ step, kind }) => step !== null || kind === 'support');
  const unknown = tasks.flatMap((task) => {
    const question = { task: task.id, treatmentSite, unit: session.unit, adaptationType: null };
    const asked = askedQuestion(department, question, asOf);
    return asked.kind === 'unknown' ? asked.reasons : [];
  });
  if (unknown.length > 0) return { framework: null, covers: [], reasons: distinctReasons(unknown) };
  const selecting = tasks.find(({ kind }) => kind === 'select');
  const missing =
    selecting === undefined || protocolInForce(around.department, treatmentSite, moment) !== null
      ? []
      : [reason('protocol-missing', { task: selecting.id, treatmentSite })];
  const covers: TaskCover[] = [];
  for (const task of tasks) {
    covers.push(yield* taskCover(department, session, treatmentSite, task, knownAt));
  }
  return { framework, covers, reasons: missing };
}

function* taskCover(
  department: Department,
  session: PlannedSession,
  treatmentSite: string,
  task: Task,
  knownAt: number,
): Generator<void, TaskCover, void> {
  const covering: PersonId[] = [];
  const supervised: PersonId[] = [];
  const endingInside: { readonly person: PersonId; readonly at: Instant }[] = [];
  for (const facts of session.crew) {
    const person = facts.person.id as PersonId;
    const presence = presenceOf(department, session, treatmentSite, task, facts, knownAt);
    if (presence.answer === 'supervised') supervised.push(person);
    else if (presence.answer === 'yes' && presence.endsAt === null) covering.push(person);
    else if (presence.endsAt !== null) endingInside.push({ person, at: presence.endsAt });
    yield;
  }
  const verdict =
    covering.length === 0 ? 'gap' : covering.length === 1 ? 'single-point-of-failure' : 'covered';
  return { task: task.id, treatmentSite, covering, supervised, endingInside, verdict };
}

/** The answer at the start, and the instant inside the session at which a yes ends. */
function presenceOf(
  department: Department,
  { unit, from, until }: PlannedSession,
  treatmentSite: string,
  task: Task,
  facts: PersonFacts,
  knownAt: number,
): { readonly answer: 'yes' | 'supervised' | 'no'; readonly endsAt: Instant | null } {
  const question = { task: task.id, treatmentSite, unit, adaptationType: null };
  const known = factsAsKnown(facts, knownAt);
  let at: Instant | null = from;
  while (at !== null && at < until) {
    const asked = askedQuestion(department, question, { at, knownAt });
    // Not at the start, where it was asked of the whole site: the task, the site or the framework ends here.
    if (asked.kind === 'unknown') return { answer: 'yes', endsAt: at };
    const { answer, cells } = answerPerson(asked, known);
    if (answer !== 'yes') {
      return at === from ? { answer, endsAt: null } : { answer: 'yes', endsAt: at };
    }
    const turns = cells.map((each) =>
      nextTurn(asked.circumstances, known, each.cell, each.answer, 'answer'),
    );
    at = turns.filter((turn) => turn !== null).sort()[0] ?? null;
  }
  return { answer: 'yes', endsAt: null };
}
