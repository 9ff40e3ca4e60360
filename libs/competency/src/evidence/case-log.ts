import type { FactFields } from '../person/recorded.ts';
import { refuse, type Refusal } from '../reason/refusal.ts';
import type { Evidence, SupervisedCase } from './evidence.ts';
import type { EvidenceStanding } from './evidence-state.ts';

export type CaseLogRefusal =
  'nothing-named' | 'counted-from-cases' | 'listed-twice' | 'in-another-record' | 'own-supervision';

export interface CaseCount {
  readonly cases: number;
  readonly withoutIntervention: number;
}

type CaseFields = Pick<Evidence, 'caseLog' | 'cases' | 'casesWithoutIntervention'>;

/**
 * How many cases these logs hold together, each counted once by its reference and day. A log of which only
 * the numbers are known counts with them, for every site that it names.
 * @param treatmentSite counts the cases of this site alone; null counts all.
 */
export function countCases(
  logs: readonly CaseFields[],
  treatmentSite: string | null = null,
): CaseCount {
  const counted = new Set<string>();
  let cases = 0;
  let withoutIntervention = 0;
  for (const log of logs) {
    if (log.caseLog.length === 0) {
      cases += log.cases ?? 0;
      withoutIntervention += log.casesWithoutIntervention ?? 0;
    }
    for (const each of log.caseLog) {
      if (treatmentSite !== null && each.treatmentSite !== treatmentSite) continue;
      const key = keyOf(each);
      if (counted.has(key)) continue;
      counted.add(key);
      cases += 1;
      if (!each.intervention) withoutIntervention += 1;
    }
  }
  return { cases, withoutIntervention };
}

/** The log with its numbers and treatment sites as its cases give them; other records as they are. */
export function withCountedCases(fields: FactFields<Evidence>): FactFields<Evidence> {
  if (fields.caseLog.length === 0) return fields;
  const { cases, withoutIntervention } = countCases([fields]);
  const treatmentSites = [...new Set(fields.caseLog.map((each) => each.treatmentSite))];
  return { ...fields, treatmentSites, cases, casesWithoutIntervention: withoutIntervention };
}

/**
 * What is wrong with the cases of a log: numbers typed beside them, a case named twice here or in another
 * record of the same skill that is still live, and a trainee who supervised themselves.
 */
export function caseLogRefusals(
  fields: FactFields<Evidence>,
  {
    onFile,
    mayBeSummary,
  }: { readonly onFile: readonly EvidenceStanding[]; readonly mayBeSummary: boolean },
): readonly Refusal<CaseLogRefusal>[] {
  if (fields.caseLog.length === 0) {
    const isMissing = fields.type === 'supervised-case-log' && !mayBeSummary;
    return isMissing ? [refuse('nothing-named', '/caseLog')] : [];
  }
  const found: Refusal<CaseLogRefusal>[] = [];
  for (const name of ['cases', 'casesWithoutIntervention'] as const) {
    if (fields[name] !== null) found.push(refuse('counted-from-cases', `/${name}`));
  }
  const here = new Set<string>();
  const elsewhere = casesOnFile(fields, onFile);
  fields.caseLog.forEach((each, place) => {
    const at = `/caseLog/${place}`;
    const key = keyOf(each);
    if (here.has(key)) found.push(refuse('listed-twice', `${at}/reference`, { on: each.on }));
    here.add(key);
    const other = elsewhere.get(key);
    if (other !== undefined) {
      found.push(
        refuse('in-another-record', `${at}/reference`, { factId: other.id, on: other.occurredOn }),
      );
    }
    if (each.supervisor === fields.person) {
      found.push(refuse('own-supervision', `${at}/supervisor`));
    }
  });
  return found;
}

/** The cases that count already, or would once verified. */
function casesOnFile(
  { skill }: Pick<Evidence, 'skill'>,
  onFile: readonly EvidenceStanding[],
): ReadonlyMap<string, Evidence> {
  const live = onFile.filter(
    ({ evidence, state }) =>
      evidence.skill === skill &&
      (state === 'submitted' || state === 'verified' || state === 'expired'),
  );
  return new Map(
    live.flatMap(({ evidence }) =>
      evidence.caseLog.map((each) => [keyOf(each), evidence] as const),
    ),
  );
}

/** A reference is one however it is typed: `c-7 ` and `C-7` are the same case. */
function keyOf({ reference, on }: SupervisedCase): string {
  return `${on} ${reference.trim().toUpperCase()}`;
}
