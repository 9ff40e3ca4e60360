import {
  momentOf,
  type Act,
  type ActCorrection,
  type Department,
  type FractionEnd,
  type FractionFacts,
  type FrameworkVersion,
  type Instant,
  type Moment,
  type Person,
  type PersonFacts,
  type PersonId,
  type PlanSelectionProtocol,
  type PolicyDocument,
  type ProtocolApproval,
  type Recorded,
  type SoftwareChange,
  type StoredDecision,
  type TimeZone,
  type TreatmentCase,
  type TreatmentSiteChange,
  type TreatmentUnit,
} from '@oart/competency';
import type { FactKind } from '../written/written-fact.ts';

/** The lists of facts about one person that grow as a scenario is recorded. */
export type PersonLists = Omit<PersonFacts, 'person' | 'acts' | 'actCorrections'>;

export interface Labelled {
  readonly kind: FactKind;
  readonly fact: Recorded;
}

const LONDON = 'Europe/London' as TimeZone;

/** The ledger of one employer, fact by fact in order; what it hands out are snapshots that stay as they are. */
export class Ledger {
  readonly frameworks: FrameworkVersion[] = [];
  readonly policies: { readonly index: number; readonly document: PolicyDocument }[] = [];
  readonly units: TreatmentUnit[] = [];
  readonly software: SoftwareChange[] = [];
  readonly siteChanges: TreatmentSiteChange[] = [];
  readonly protocols: PlanSelectionProtocol[] = [];
  readonly protocolApprovals: ProtocolApproval[] = [];
  readonly cases: TreatmentCase[] = [];
  readonly acts: Act[] = [];
  readonly actCorrections: ActCorrection[] = [];
  readonly ends: FractionEnd[] = [];
  readonly decisions: StoredDecision[] = [];
  readonly labels = new Map<string, Labelled>();
  readonly people = new Map<PersonId, Person>();
  private readonly lists = new Map<PersonId, Map<keyof PersonLists, Recorded[]>>();
  private readonly recordedAt: Instant[] = [];
  private snapshots = new Map<PersonId, PersonFacts>();
  private departmentSnapshot: Department | null = null;

  /** The next place in the ledger; every snapshot handed out before stays as it was. */
  next(
    label: string,
    recordedAt: Instant,
    recordedBy: PersonId | null,
    supersedes: string | null,
  ): Recorded {
    this.recordedAt.push(recordedAt);
    this.snapshots = new Map();
    this.departmentSnapshot = null;
    return { id: label, index: this.recordedAt.length, recordedAt, recordedBy, supersedes };
  }

  /** The last index; what was known "now". */
  get lastIndex(): number {
    return this.recordedAt.length;
  }

  /** When a place of the ledger was recorded. @throws for one that does not exist */
  recordedAtOf(index: number): Instant {
    const at = this.recordedAt[index - 1];
    if (at === undefined) throw new Error(`The ledger has no place ${index}.`);
    return at;
  }

  /** The greatest index recorded by an instant (I13). */
  indexKnownAt(instant: Instant): number {
    return this.recordedAt.filter((each) => each <= instant).length;
  }

  /** Instants outside a unit are read in the zone of the first unit (F5). */
  moment(at: Instant): Moment {
    return momentOf(at, this.units[0]?.timeZone ?? LONDON);
  }

  /** The ledger as it stood at an index, to which more can be added without touching this one. */
  upTo(index: number): Ledger {
    const earlier = new Ledger();
    const known = <Fact extends { readonly index: number }>(
      from: readonly Fact[],
      to: Fact[],
    ): void => {
      to.push(...from.filter((fact) => fact.index <= index));
    };
    known(this.frameworks, earlier.frameworks);
    known(this.policies, earlier.policies);
    known(this.units, earlier.units);
    known(this.software, earlier.software);
    known(this.siteChanges, earlier.siteChanges);
    known(this.protocols, earlier.protocols);
    known(this.protocolApprovals, earlier.protocolApprovals);
    known(this.cases, earlier.cases);
    known(this.acts, earlier.acts);
    known(this.actCorrections, earlier.actCorrections);
    known(this.ends, earlier.ends);
    for (const [label, each] of this.labels) {
      if (each.fact.index <= index) earlier.labels.set(label, each);
    }
    for (const [id, person] of this.people) {
      if (person.index <= index) earlier.people.set(id, person);
    }
    for (const [person, lists] of this.lists) {
      for (const [list, facts] of lists) {
        for (const fact of facts) if (fact.index <= index) earlier.add(person, list, fact);
      }
    }
    earlier.recordedAt.push(...this.recordedAt.slice(0, index));
    return earlier;
  }

  add(person: PersonId, list: keyof PersonLists, fact: Recorded): void {
    const lists = this.lists.get(person) ?? new Map<keyof PersonLists, Recorded[]>();
    this.lists.set(person, lists);
    lists.set(list, [...(lists.get(list) ?? []), fact]);
  }

  department(): Department {
    this.departmentSnapshot ??= {
      frameworks: [...this.frameworks],
      policies: [...this.policies],
      units: this.units.map((unit) => ({
        ...unit,
        siteChanges: this.siteChanges.filter((change) => change.unit === unit.id),
        software: this.software.filter((change) => change.unit === unit.id),
      })),
      protocols: [...this.protocols],
      protocolApprovals: [...this.protocolApprovals],
    };
    return this.departmentSnapshot;
  }

  unit(id: string): TreatmentUnit | null {
    return this.department().units.find((unit) => unit.id === id) ?? null;
  }

  /** Everything about a person so far; null for a person who is not of this employer. */
  factsOf(id: PersonId): PersonFacts | null {
    const known = this.snapshots.get(id);
    if (known !== undefined) return known;
    const person = this.people.get(id);
    if (person === undefined) return null;
    const list = <Name extends keyof PersonLists>(name: Name): PersonFacts[Name] =>
      (this.lists.get(id)?.get(name) ?? []) as unknown as PersonFacts[Name];
    const acts = this.actsInFractionsOf(id);
    const ids = new Set(acts.map((act) => act.id));
    const facts: PersonFacts = {
      person,
      names: list('names'),
      employments: list('employments'),
      registrationChecks: list('registrationChecks'),
      conditionsDecisions: list('conditionsDecisions'),
      absences: list('absences'),
      appointments: list('appointments'),
      foundingAppointments: list('foundingAppointments'),
      delegations: list('delegations'),
      delegationEnds: list('delegationEnds'),
      evidence: list('evidence'),
      evidenceReviews: list('evidenceReviews'),
      evidenceCountersignatures: list('evidenceCountersignatures'),
      evidenceRevocations: list('evidenceRevocations'),
      revocationRetractions: list('revocationRetractions'),
      assessments: list('assessments'),
      assessmentAcknowledgements: list('assessmentAcknowledgements'),
      assessmentVoids: list('assessmentVoids'),
      assessmentReviews: list('assessmentReviews'),
      entitlements: list('entitlements'),
      acceptances: list('acceptances'),
      suspensions: list('suspensions'),
      lifts: list('lifts'),
      withdrawals: list('withdrawals'),
      entitlementReviews: list('entitlementReviews'),
      waivers: list('waivers'),
      equivalences: list('equivalences'),
      basisAmendments: list('basisAmendments'),
      equivalenceEnds: list('equivalenceEnds'),
      acts,
      actCorrections: this.actCorrections.filter(({ act }) => ids.has(act)),
    };
    this.snapshots.set(id, facts);
    return facts;
  }

  everybody(): readonly PersonFacts[] {
    return [...this.people.keys()].map((id) => this.factsOf(id)).filter((facts) => facts !== null);
  }

  /** All acts of one fraction, by whomever; null where the case is not on file. */
  fraction(reference: string, fraction: number): FractionFacts | null {
    const treatmentCase = this.cases.find((each) => each.reference === reference);
    if (treatmentCase === undefined) return null;
    const acts = this.acts.filter(
      (act) => act.caseReference === reference && act.fraction === fraction,
    );
    const ids = new Set(acts.map((act) => act.id));
    return {
      treatmentCase,
      fraction,
      acts,
      actCorrections: this.actCorrections.filter(({ act }) => ids.has(act)),
      ends: this.ends.filter((end) => end.caseReference === reference && end.fraction === fraction),
    };
  }

  private actsInFractionsOf(id: PersonId): readonly Act[] {
    const fractions = new Set(
      this.acts
        .filter(({ actor, supervisor }) => actor === id || supervisor === id)
        .map(fractionOf),
    );
    return this.acts.filter((act) => fractions.has(fractionOf(act)));
  }
}

function fractionOf({ caseReference, fraction }: Act): string {
  return `${caseReference}/${fraction}`;
}
