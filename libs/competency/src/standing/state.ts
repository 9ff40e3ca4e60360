import { isTerminal } from '../entitlement/life.ts';
import { evidenceStandings } from '../evidence/evidence-state.ts';
import type { Role } from '../framework/framework.ts';
import { tasksOfRole } from '../framework/inclusion.ts';
import type { Reason, ReasonCode } from '../reason/reason.ts';
import type { Cell, Circumstances } from './circumstances.ts';
import type { PersonAnswer } from './person-answer.ts';
import type { PersonFacts } from './facts.ts';
import type { Judgement } from './judgement.ts';
import { dueSoonNotices } from './notices.ts';
import { roleReasons } from './role-workings.ts';
import { shared } from './shared-workings.ts';
import type { StandingState } from './standing.ts';
import { stretchesAt } from './stretches.ts';
import { isTrained } from './trainee.ts';

/** The one state that pages show for a cell: the words of `ui.md`, from the answer and its reasons. */
export function standingState(
  circumstances: Circumstances,
  facts: PersonFacts,
  { answer, cells }: PersonAnswer,
): StandingState {
  if (answer === 'yes') {
    const soon = cells.some(
      ({ answer: { nearest } }) =>
        nearest !== null && dueSoonNotices(circumstances, nearest).length > 0,
    );
    return soon ? 'due-soon' : 'entitled';
  }
  const open = cells.find((each) => each.answer.answer !== 'yes');
  if (open === undefined) return 'not-entitled';
  const { nearest } = open.answer;
  if (nearest?.fits === true) return heldState(nearest);
  const state = stateOnTheWay(circumstances, facts, open.cell);
  const mayTrain = open.answer.answer === 'supervised';
  return mayTrain && state === 'not-required' ? 'in-training' : state;
}

/** States of a held entitlement that is no yes, the gravest first. */
const HELD: readonly (readonly [StandingState, readonly ReasonCode[]])[] = [
  ['suspended', ['suspended']],
  ['left', ['ended', 'not-employed']],
  ['absent', ['absent']],
  ['awaiting-acceptance', ['awaiting-acceptance']],
  ['awaiting-entitlement', ['not-yet-effective']],
  ['questioned', ['assessment-questioned']],
  [
    'paused-registration',
    [
      'registration-missing',
      'registration-lapsed',
      'registration-not-rechecked',
      'registration-conditions',
      'registration-sanction',
      'profession-not-met',
      'band-not-met',
      'appointment-missing',
    ],
  ],
  ['paused-framework-change', ['transition-deadline-missed', 'no-framework-in-force']],
  ['paused-software', ['software-version-not-in-scope']],
  ['paused-supervised-return', ['supervised-return', 'reassessment-after-third-fraction-missing']],
];

function heldState({ state, reasons }: Judgement): StandingState {
  if (isTerminal(state.kind)) {
    if (state.kind === 'expired' || state.kind === 'withdrawn') return state.kind;
    return state.kind === 'ended' ? 'left' : 'not-entitled';
  }
  for (const [held, codes] of HELD) {
    if (has(reasons, codes)) return held;
  }
  const onlyPractice = reasons.every(({ code }) => code === 'recent-practice-lapsed');
  return onlyPractice ? 'paused-recent-practice' : 'paused-evidence';
}

/** From the nearest to an entitlement to the farthest; a person has the nearest over all roles. */
const ON_THE_WAY = [
  'awaiting-entitlement',
  'awaiting-verification',
  'sent-back',
  'in-training',
  'not-entitled',
  'not-required',
] as const satisfies readonly StandingState[];

function stateOnTheWay(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
): StandingState {
  const { framework, policy } = circumstances;
  const roles = framework.roles.filter((role) =>
    tasksOfRole(framework, policy, role.id).some(({ id }) => id === cell.task.id),
  );
  const states = roles.map((role) => stateInRole(circumstances, facts, cell, role));
  return ON_THE_WAY.find((state) => states.includes(state)) ?? 'not-required';
}

function stateInRole(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
  role: Role,
): (typeof ON_THE_WAY)[number] {
  const reasons = roleReasons(circumstances, facts, cell, role);
  if (isForOthers(reasons)) return 'not-required';
  if (reasons.length === 0) return 'awaiting-entitlement';
  const unverified = reasons.filter(({ code }) => code === 'evidence-awaiting-verification');
  if (unverified.length === reasons.length) return 'awaiting-verification';
  if (cell.task.skills.some((skill) => isSentBack(circumstances, facts, skill))) return 'sent-back';
  if (isTrained(circumstances, facts, cell)) return 'in-training';
  return unverified.length > 0 ? 'awaiting-verification' : 'not-entitled';
}

/** Whether a role is for other people: those in post, of its profession, on its register. */
export function isForOthers(reasons: readonly Reason[]): boolean {
  return has(reasons, ['not-employed', 'profession-not-met', 'registration-missing']);
}

/** Whether a record of a skill was sent back and nothing better came of it. */
function isSentBack(circumstances: Circumstances, facts: PersonFacts, skill: string): boolean {
  return sentBack(stretchesAt(facts, circumstances).shown(skill), skill, () =>
    evidenceStandings(facts, circumstances.moment).some(
      ({ state, evidence }) => state === 'sent-back' && evidence.skill === skill,
    ),
  );
}

const sentBack = shared<boolean>();

function has(reasons: readonly Reason[], codes: readonly ReasonCode[]): boolean {
  return reasons.some(({ code }) => codes.includes(code));
}
