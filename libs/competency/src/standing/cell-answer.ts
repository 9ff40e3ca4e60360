import type { Entitlement } from '../entitlement/entitlement.ts';
import { isTerminal } from '../entitlement/life.ts';
import { absenceReasons } from '../person/absence.ts';
import { postReasons } from '../person/employment.ts';
import { sanctionReasons } from '../person/registration.ts';
import { reason, type Reason, type ReasonCode } from '../reason/reason.ts';
import type { Cell, Circumstances } from './circumstances.ts';
import type { PersonFacts } from './facts.ts';
import { judge, lifeState, type Judgement } from './judgement.ts';
import { shared, sharedWhile } from './shared-workings.ts';
import { stretchesAt } from './stretches.ts';
import { isTrainee } from './trainee.ts';

/** What one person may do in one cell, without a case. */
export interface CellAnswer {
  readonly answer: 'yes' | 'supervised' | 'no';
  readonly reasons: readonly Reason[];
  /** The entitlement nearest to a yes (F27), the one that says yes where one does; null when none. */
  readonly nearest: Judgement | null;
  /** Every entitlement that says yes. */
  readonly passing: readonly Judgement[];
}

/** Pauses under which a holder may still act supervised (I11). */
const SUPERVISABLE_PAUSES: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'recent-practice-lapsed',
  'software-version-not-in-scope',
  'supervised-return',
  'reassessment-after-third-fraction-missing',
]);

/** Answers one cell for one person; facts are as known. Without a passing entitlement it is never a yes (I1). */
export function answerCell(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
): CellAnswer {
  const ownReasons = personReasons(circumstances, facts);
  const judgements = relevantJudgements(circumstances, facts, cell).map((judgement) =>
    withReasons(judgement, ownReasons),
  );
  const candidates = nearestFirst(
    judgements.filter(({ fits, state }) => fits || !isTerminal(state.kind)),
  );
  const [nearest] = candidates;
  const passing = candidates.filter(({ fits, reasons }) => fits && reasons.length === 0);
  if (passing.length > 0) return { answer: 'yes', reasons: [], nearest: nearest ?? null, passing };
  const supervised =
    judgements.some((judgement) => isPausedOnly(judgement, cell)) ||
    (ownReasons.length === 0 && isTrainee(circumstances, facts, cell, judgements));
  return {
    answer: supervised ? 'supervised' : 'no',
    reasons: nearest?.reasons ?? [noEntitlement(cell), ...ownReasons],
    nearest: nearest ?? null,
    passing,
  };
}

/**
 * Judgements of every entitlement granted by the moment that can bear on the answer: an ended one says
 * nothing beside one that is open and fits (F27), so it is judged only where there is none.
 */
function relevantJudgements(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
): readonly Judgement[] {
  const { open, ended } = grantedEntitlements(circumstances, facts);
  const judged = (entitlement: Entitlement): Judgement =>
    judge(circumstances, facts, cell, entitlement);
  const judgements = open.map(judged);
  return judgements.some(({ fits }) => fits) ? judgements : [...judgements, ...ended.map(judged)];
}

interface GrantedEntitlements {
  readonly open: readonly Entitlement[];
  readonly ended: readonly Entitlement[];
}

function grantedEntitlements(
  circumstances: Circumstances,
  facts: PersonFacts,
): GrantedEntitlements {
  const { moment } = circumstances;
  return sharedGrants(stretchesAt(facts, circumstances).general, '', () => {
    const granted = facts.entitlements.filter(({ recordedAt }) => recordedAt <= moment.at);
    const hasEnded = (entitlement: Entitlement): boolean =>
      isTerminal(lifeState(circumstances, facts, entitlement).kind);
    return {
      open: granted.filter((entitlement) => !hasEnded(entitlement)),
      ended: granted.filter(hasEnded),
    };
  });
}

const sharedGrants = shared<GrantedEntitlements>();

/** What holds whatever the entitlement: in post, not absent (F7), no sanction on any register (F14). */
export function personReasons(circumstances: Circumstances, facts: PersonFacts): readonly Reason[] {
  const { policy, moment } = circumstances;
  const here = stretchesAt(facts, circumstances);
  return sharedReasons(here.general, here, 'person', () => [
    ...postReasons(facts, moment.on),
    ...absenceReasons(facts, moment.on),
    ...sanctionReasons(facts, policy, moment),
  ]);
}

// Reasons of post and presence name the day asked about.
const sharedReasons = sharedWhile<readonly Reason[]>(({ length }) => length === 0);

/** Task and scope fit, fewest reasons, newest (F27); ended ones stand beside no open one that fits. */
function nearestFirst(judgements: readonly Judgement[]): readonly Judgement[] {
  return [...judgements].sort(
    (left, right) =>
      Number(right.fits) - Number(left.fits) ||
      left.reasons.length - right.reasons.length ||
      right.entitlement.index - left.entitlement.index,
  );
}

function withReasons(judgement: Judgement, own: readonly Reason[]): Judgement {
  if (own.length === 0) return judgement;
  const codes = new Set(own.map(({ code }) => code));
  const others = judgement.reasons.filter(({ code }) => !codes.has(code));
  return { ...judgement, reasons: [...others, ...own] };
}

function isPausedOnly({ fits, reasons }: Judgement, { task }: Cell): boolean {
  return fits && task.supervisable && reasons.every(({ code }) => SUPERVISABLE_PAUSES.has(code));
}

function noEntitlement({ task, treatmentSite }: Cell): Reason {
  return reason('no-entitlement', { task: task.id, treatmentSite });
}
