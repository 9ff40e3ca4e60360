import type { CalendarDay } from '../calendar/day.ts';
import { subtractDuration } from '../calendar/span.ts';
import type { FrameworkDocument } from '../framework/framework.ts';
import type { Person } from '../person/person.ts';
import type { FactFields } from '../person/recorded.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import { caseLogRefusals, withCountedCases, type CaseLogRefusal } from './case-log.ts';
import type { Evidence, StructureScore } from './evidence.ts';
import type { EvidenceStanding } from './evidence-state.ts';
import { matchName, type NameMatch } from './name-match.ts';
import { reflectionRefusals } from './reflection.ts';

export type SubmissionRefusal =
  | CaseLogRefusal
  | 'told-twice'
  | 'oncologist-missing'
  | 'in-the-future'
  | 'ends-before-it-begins'
  | 'score-below-pass-mark'
  | 'out-of-range'
  | 'blank'
  | 'more-than-all'
  | 'experience-missing'
  | 'unknown-skill'
  | 'unknown-treatment-site'
  | 'unknown-structure'
  | 'own-evidence';

export interface SubmissionContext {
  readonly person: Pick<Person, 'displayName' | 'aliases'>;
  /** Today at the person's site. */
  readonly today: CalendarDay;
  readonly framework: FrameworkDocument;
  /** Attempts are all kept: a failed one is submitted as `attempt`, never as `pass` (domain.md 10.6). */
  readonly submittedAs: 'pass' | 'attempt';
  /** What this person has on file already. */
  readonly onFile: readonly EvidenceStanding[];
  /** Whether a log may state what it comes to without its cases, as a scenario does; people list them. */
  readonly mayBeSummary: boolean;
}

export interface AcceptedSubmission {
  /** As sent, with what is counted and never typed. */
  readonly fields: FactFields<Evidence>;
  readonly nameMatch: NameMatch;
  /** Stored all the same: a renewal asks no age (domain.md 10.6, F9). */
  readonly tooOldForFirstGrant: boolean;
}

/** Checks what a person submits; only future days, faults of fact and a fail sent as a pass are refused. */
export function checkSubmission(
  fields: FactFields<Evidence>,
  context: SubmissionContext,
): Checked<AcceptedSubmission, SubmissionRefusal> {
  return checked(
    {
      fields: withCountedCases(fields),
      nameMatch: matchName(fields.nameAsPrinted, context.person),
      tooOldForFirstGrant: isTooOldForFirstGrant(fields, context.framework, context.today),
    },
    [
      ...dayRefusals(fields, context.today),
      ...textRefusals(fields),
      ...valueRefusals(fields, context),
      ...caseLogRefusals(fields, context),
      ...reflectionRefusals(fields.reflection),
      ...(context.submittedAs === 'pass' ? passRefusals(fields) : []),
      ...frameworkRefusals(fields, context.framework),
      ...attemptRefusals(fields.structures, context),
      // What another employer passed on names no data sets.
      ...(TELLS_ATTEMPTS.includes(fields.type) ? repeatRefusals(fields.structures) : []),
    ],
  );
}

const TELLS_ATTEMPTS: readonly Evidence['type'][] = ['proknow-log', 'proknow-certificate'];

/** Checks the attempts that a log tells as its submission will, before anything else of it is known. */
export function checkAttempts<Attempt extends StructureScore>(
  attempts: readonly Attempt[],
  context: Pick<SubmissionContext, 'today' | 'framework'>,
): Checked<readonly Attempt[], SubmissionRefusal> {
  return checked(attempts, [...attemptRefusals(attempts, context), ...repeatRefusals(attempts)]);
}

/** Whether every rule that this record could serve asks for a younger one at a first grant today. */
export function isTooOldForFirstGrant(
  { type, skill, occurredOn }: Pick<Evidence, 'type' | 'skill' | 'occurredOn'>,
  framework: FrameworkDocument,
  today: CalendarDay,
): boolean {
  const ages = framework.requirements
    .filter((requirement) => requirement.skill === skill)
    .flatMap(({ records }) => records.flat())
    .filter((rule) => rule.record === type)
    .map((rule) => rule.maximumAgeAtFirstGrant);
  return (
    ages.length > 0 &&
    ages.every((age) => age !== null && occurredOn < subtractDuration(today, age))
  );
}

type Found = readonly Refusal<SubmissionRefusal>[];

function dayRefusals(fields: FactFields<Evidence>, today: CalendarDay): Found {
  const { occurredOn, issuedOn, validUntil, experience } = fields;
  const days: readonly (readonly [string, CalendarDay | null])[] = [
    ['/occurredOn', occurredOn],
    ['/issuedOn', issuedOn],
    ['/requestedOn', fields.requestedOn],
    ['/experience/from', experience?.from ?? null],
    ['/experience/until', experience?.until ?? null],
    ...fields.caseLog.map(({ on }, place) => [`/caseLog/${place}/on`, on] as const),
  ];
  const found = days.flatMap(([pointer, day]) => futureRefusals(pointer, day, today));
  if (validUntil !== null && validUntil < occurredOn) {
    found.push(refuse('ends-before-it-begins', '/validUntil', { on: validUntil }));
  }
  if (experience !== null && experience.until !== null && experience.until < experience.from) {
    found.push(refuse('ends-before-it-begins', '/experience/until', { on: experience.until }));
  }
  return found;
}

function futureRefusals(
  pointer: string,
  day: CalendarDay | null,
  today: CalendarDay,
): readonly Refusal<SubmissionRefusal>[] {
  return day !== null && day > today ? [refuse('in-the-future', pointer, { on: day })] : [];
}

function textRefusals(fields: FactFields<Evidence>): Found {
  const { nameAsPrinted, issuer, experience, caseLog } = fields;
  const texts: readonly (readonly [string, string | undefined])[] = [
    ['/nameAsPrinted', nameAsPrinted],
    ['/issuer', issuer],
    ['/experience/activity', experience?.activity],
    ...caseLog.map(({ reference }, place) => [`/caseLog/${place}/reference`, reference] as const),
  ];
  return texts
    .filter(([, text]) => text?.trim() === '')
    .map(([pointer]) => refuse('blank', pointer));
}

function valueRefusals(fields: FactFields<Evidence>, { mayBeSummary }: SubmissionContext): Found {
  const found: Refusal<SubmissionRefusal>[] = [];
  const within = (pointer: string, value: number | null, low: number, high: number): void => {
    if (value !== null && !(value >= low && value <= high)) {
      found.push(refuse('out-of-range', pointer, { held: value }));
    }
  };
  within('/score', fields.score, 0, 100);
  within('/passMark', fields.passMark, 0, 100);
  within('/percentAgreement', fields.percentAgreement, 0, 100);
  within('/cases', fields.cases, 0, 100_000);
  within('/casesWithoutIntervention', fields.casesWithoutIntervention, 0, 100_000);
  fields.likert.forEach((rating, place) => {
    within(`/likert/${place}`, rating, 1, 5);
  });
  fields.structures.forEach(({ score, passMark, attempt }, place) => {
    within(`/structures/${place}/score`, score, 0, 100);
    within(`/structures/${place}/passMark`, passMark, 0, 100);
    within(`/structures/${place}/attempt`, attempt, 1, 1000);
  });
  const { cases, casesWithoutIntervention, experience } = fields;
  if (casesWithoutIntervention !== null && casesWithoutIntervention > (cases ?? 0)) {
    found.push(
      refuse('more-than-all', '/casesWithoutIntervention', {
        needed: cases ?? 0,
        held: casesWithoutIntervention,
      }),
    );
  }
  if (experience !== null && !(experience.wte > 0 && experience.wte <= 1)) {
    found.push(refuse('out-of-range', '/experience/wte', { held: experience.wte }));
  }
  if (fields.type === 'experience-claim' && experience === null) {
    found.push(refuse('experience-missing', '/experience'));
  }
  if (fields.type === 'one-to-one-record' && fields.countersigner === null && !mayBeSummary) {
    found.push(refuse('oncologist-missing', '/countersigner'));
  }
  if (fields.countersigner === fields.person) {
    found.push(refuse('own-evidence', '/countersigner'));
  }
  return found;
}

/**
 * A record submitted as a pass reaches its pass mark, overall and in one attempt of each structure. A log
 * keeps every attempt and claims no pass.
 */
function passRefusals({ type, score, passMark, structures }: FactFields<Evidence>): Found {
  const found: Refusal<SubmissionRefusal>[] = [];
  if (type === 'proknow-log') return found;
  if (score !== null && passMark !== null && score < passMark) {
    found.push(refuse('score-below-pass-mark', '/score', { needed: passMark, held: score }));
  }
  structures.forEach(({ structure, score: reached, passMark: mark }, place) => {
    const passed = structures.some(
      (other) => other.structure === structure && other.score >= other.passMark,
    );
    if (passed) return;
    found.push(
      refuse('score-below-pass-mark', `/structures/${place}/score`, {
        structure,
        needed: mark,
        held: reached,
      }),
    );
  });
  return found;
}

/** Days and structures of single attempts. */
function attemptRefusals(
  structures: readonly StructureScore[],
  { today, framework }: Pick<SubmissionContext, 'today' | 'framework'>,
): Found {
  const sets = framework.structureSets.flatMap((set) => set.structures);
  const known = new Set(sets.map(({ id }) => id));
  return structures.flatMap(({ structure, completedOn }, place) => [
    ...futureRefusals(`/structures/${place}/completedOn`, completedOn ?? null, today),
    ...(known.has(structure)
      ? []
      : [refuse('unknown-structure' as const, `/structures/${place}/structure`, { structure })]),
  ]);
}

/** A log or a certificate tells each attempt at a data set on a modality once. */
function repeatRefusals(structures: readonly StructureScore[]): Found {
  const told = new Set<string>();
  return structures.flatMap(({ structure, dataSet, modality, attempt }, place) => {
    const key = JSON.stringify([structure, dataSet ?? null, modality ?? null, attempt]);
    if (told.has(key)) return [refuse('told-twice', `/structures/${place}/attempt`, { structure })];
    told.add(key);
    return [];
  });
}

function frameworkRefusals(fields: FactFields<Evidence>, framework: FrameworkDocument): Found {
  const { skill, treatmentSites, caseLog } = fields;
  const found: Refusal<SubmissionRefusal>[] = [];
  if (skill !== null && !framework.skills.some(({ id }) => id === skill)) {
    found.push(refuse('unknown-skill', '/skill', { skill }));
  }
  const sites = [
    ...treatmentSites.map((site, place) => [`/treatmentSites/${place}`, site] as const),
    ...caseLog.map(
      (each, place) => [`/caseLog/${place}/treatmentSite`, each.treatmentSite] as const,
    ),
  ];
  for (const [pointer, treatmentSite] of sites) {
    if (!framework.treatmentSites.some(({ id }) => id === treatmentSite)) {
      found.push(refuse('unknown-treatment-site', pointer, { treatmentSite }));
    }
  }
  return found;
}
