import { levelReasons } from '../assessment/governing.ts';
import { absenceReasons } from '../person/absence.ts';
import { postReasons } from '../person/employment.ts';
import type { PersonId } from '../person/ids.ts';
import { registrationsOnFileReasons } from '../person/registration.ts';
import { reason, type Reason, type ReasonCode } from '../reason/reason.ts';
import { liveSuspensions } from '../entitlement/suspension.ts';
import { askedQuestion, type Cell, type Circumstances } from '../standing/circumstances.ts';
import type { Department } from '../standing/department.ts';
import { distinctReasons } from '../standing/distinct-reasons.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { factsAsKnown } from '../standing/known.ts';
import { answerPerson } from '../standing/person-answer.ts';
import type { AsOf } from '../standing/standing.ts';
import type { FractionFacts } from '../treatment/act.ts';
import { fractionAsKnown } from '../treatment/fraction-as-known.ts';
import { handsOn } from '../treatment/intended-act.ts';
import { decide } from './decide.ts';
import type { GateQuestion } from './question.ts';

/**
 * Exactly what break-glass overrides (F26). A scope that does not fit is no entitlement for the task here:
 * whoever holds an entitlement elsewhere is not worse off than whoever holds none.
 */
const OVERRIDDEN: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'no-entitlement',
  'task-not-in-entitlement',
  'task-not-in-role',
  'site-not-in-scope',
  'unit-not-in-scope',
  'platform-not-in-scope',
  'adaptation-type-not-in-scope',
  'awaiting-acceptance',
  'expired',
  'recent-practice-lapsed',
  'supervisor-required',
]);

/** What is wrong with an attempt to break the glass, beside reasons about the actor. */
export type BreakGlassRefusal = 'not-permitted-by-policy' | 'task-without-skills' | 'second-person';

export interface BreakGlassAnswer {
  readonly refusals: readonly BreakGlassRefusal[];
  readonly reasons: readonly Reason[];
}

/**
 * Why break-glass does not carry an act (I16, F26); it does when both lists are empty. It overrides no
 * entitlement for the task, task not in role, acceptance missing, expiry and lapsed recent practice, and
 * nothing else: level C in every skill at this site and platform must stand on the person's own
 * assessment, every registration on file must be in force, no suspension may be live, order and distinct
 * persons hold. The second person is entitled at this site and unit and had no hand in the fraction.
 */
export function breakGlassReasons(
  department: Department,
  question: GateQuestion,
  actor: PersonFacts | null,
  secondPerson: PersonFacts | null,
  fraction: FractionFacts | null,
  asOf: AsOf,
): BreakGlassAnswer {
  const alone = { ...question, supervisor: null };
  const decision = decide(department, alone, actor, null, fraction, asOf);
  const asked = askedQuestion(department, question, asOf);
  if (asked.kind === 'unknown' || actor === null) {
    return { refusals: [], reasons: decision.reasons };
  }
  const { circumstances, cells } = asked;
  const facts = factsAsKnown(actor, asOf.knownAt);
  const registers = registrationsOnFileReasons(facts, circumstances.policy, circumstances.moment);
  const refusals: BreakGlassRefusal[] = [];
  if (!circumstances.policy.breakGlass.permitted) refusals.push('not-permitted-by-policy');
  if (cells[0].task.skills.length === 0) refusals.push('task-without-skills');
  if (!isSecondPerson(department, question, circumstances, secondPerson, fraction, asOf)) {
    refusals.push('second-person');
  }
  return {
    refusals,
    reasons: distinctReasons([
      ...decision.reasons.filter(
        (each) =>
          !OVERRIDDEN.has(each.code) && !registers.some((other) => isSameRegister(each, other)),
      ),
      ...postReasons(facts, circumstances.moment.on),
      ...absenceReasons(facts, circumstances.moment.on),
      ...registers,
      ...suspensionReasons(circumstances, facts),
      ...cells.flatMap((cell) => ownLevelReasons(circumstances, facts, cell)),
    ]),
  };
}

/** A register asked for by the role held and found on file is one condition to cure. */
function isSameRegister(left: Reason, right: Reason): boolean {
  return left.code === right.code && left.about.body === right.about.body;
}

/** Any live suspension denies, of whatever entitlement (F26). */
function suspensionReasons({ moment }: Circumstances, facts: PersonFacts): readonly Reason[] {
  return facts.entitlements
    .filter(({ id }) => liveSuspensions(facts, id, moment.at).length > 0)
    .map(({ id, role }) => reason('suspended', { factId: id, role }));
}

/** Level C shown for this very site and platform: an equivalence does not carry break-glass (F17). */
function ownLevelReasons(
  { moment }: Circumstances,
  facts: PersonFacts,
  { task, treatmentSite, platform, adaptationType }: Cell,
): readonly Reason[] {
  return task.skills.flatMap((skill) =>
    levelReasons(facts, { skill, treatmentSite, platform, adaptationType }, 'C', moment),
  );
}

/** Holds a live entitlement for a task at this site and unit, is another person, and took no part (I16, F5). */
function isSecondPerson(
  department: Department,
  question: GateQuestion,
  { framework, moment }: Circumstances,
  secondPerson: PersonFacts | null,
  fraction: FractionFacts | null,
  asOf: AsOf,
): boolean {
  if (secondPerson === null) return false;
  const person = secondPerson.person.id as PersonId;
  const acts = fraction === null ? [] : fractionAsKnown(fraction, moment.at, asOf.knownAt).acts;
  if (person === question.person || acts.some((act) => handsOn(act).includes(person))) return false;
  const facts = factsAsKnown(secondPerson, asOf.knownAt);
  return framework.tasks.some((task) => {
    const other = askedQuestion(department, { ...question, task: task.id }, asOf);
    return other.kind === 'askable' && answerPerson(other, facts).answer === 'yes';
  });
}
