import { addDays } from '@oart/competency';
import type {
  Act,
  Assessment,
  AssessmentId,
  CalendarDay,
  Entitlement,
  EntitlementId,
  Evidence,
  EvidenceId,
  PersonFacts,
  PersonId,
  Suspension,
  SuspensionId,
} from '@oart/competency';
import { SITES, UNIT } from './sample-department.ts';
import { SampleLedger } from './sample-ledger.ts';

export const SCOPE = {
  treatmentSites: SITES,
  platform: 'ethos',
  adaptationTypes: ['online-adaptive'],
} as const;

type Lists = {
  -readonly [Name in Exclude<keyof PersonFacts, 'person'>]: PersonFacts[Name][number][];
};

/** Records one person's history in the order of time, as the colleagues around that person would. */
export class SampleHistory {
  readonly person: PersonId;
  readonly lists: Lists = {
    names: [],
    employments: [],
    registrationChecks: [],
    conditionsDecisions: [],
    absences: [],
    appointments: [],
    foundingAppointments: [],
    delegations: [],
    delegationEnds: [],
    evidence: [],
    evidenceReviews: [],
    evidenceCountersignatures: [],
    evidenceRevocations: [],
    revocationRetractions: [],
    assessments: [],
    assessmentAcknowledgements: [],
    assessmentVoids: [],
    assessmentReviews: [],
    entitlements: [],
    acceptances: [],
    suspensions: [],
    lifts: [],
    withdrawals: [],
    entitlementReviews: [],
    waivers: [],
    equivalences: [],
    basisAmendments: [],
    equivalenceEnds: [],
    acts: [],
    actCorrections: [],
  };
  readonly ledger = new SampleLedger();
  readonly #opened: PersonFacts['person'];

  constructor(label: string, since: CalendarDay) {
    this.person = label as PersonId;
    this.#opened = {
      ...this.ledger.record(since, 'staffing-1'),
      id: label,
      staffNumber: label,
      displayName: label,
      aliases: [],
    };
  }

  /** Rows recorded so far, the person among them. */
  get length(): number {
    return Object.values(this.lists).reduce((sum, list) => sum + list.length, 1);
  }

  get facts(): PersonFacts {
    return { person: this.#opened, ...this.lists };
  }

  /** Evidence handed in and, three days later, verified by a colleague. */
  show(on: CalendarDay, shown: Partial<Evidence> & Pick<Evidence, 'type'>): Evidence {
    const fact = this.ledger.record(on, this.person);
    const item: Evidence = {
      ...fact,
      id: fact.id as EvidenceId,
      person: this.person,
      skill: null,
      treatmentSites: [],
      platform: null,
      softwareVersions: [],
      structures: [],
      score: null,
      passMark: null,
      cases: null,
      casesWithoutIntervention: null,
      percentAgreement: null,
      likert: [],
      caseLog: [],
      reflection: null,
      countersigner: null,
      experience: null,
      nameAsPrinted: this.person,
      occurredOn: addDays(on, -10),
      issuedOn: addDays(on, -9),
      requestedOn: null,
      validUntil: null,
      issuer: 'ProKnow',
      sha256: fact.index.toString(16).padStart(64, '0'),
      submittedBy: this.person,
      ...shown,
    };
    this.lists.evidence.push(item);
    if (item.countersigner !== null) {
      this.lists.evidenceCountersignatures.push({
        ...this.ledger.record(addDays(on, 1), item.countersigner),
        evidence: item.id,
        countersigner: item.countersigner,
      });
    }
    this.review(addDays(on, 3), item, 'verified');
    return item;
  }

  review(on: CalendarDay, item: Evidence, outcome: 'verified' | 'sent-back'): void {
    const verified = outcome === 'verified';
    this.lists.evidenceReviews.push({
      ...this.ledger.record(on, 'verifier-1'),
      evidence: item.id,
      outcome,
      verifier: 'verifier-1' as PersonId,
      statement: verified ? 'Original sighted; name matched.' : null,
      identityEstablishedBy: verified ? 'name-matches' : null,
      reason: verified ? null : 'A page is missing',
    });
  }

  /** An assessment signed on its day and acknowledged the day after. */
  assess(on: CalendarDay, skill: string, assessed: Partial<Assessment> = {}): Assessment {
    const fact = this.ledger.record(on, 'assessor-1', '15:00');
    const assessment: Assessment = {
      ...fact,
      id: fact.id as AssessmentId,
      candidate: this.person,
      skill,
      scope: SCOPE,
      softwareVersion: '2.1',
      level: 'C',
      method: 'direct-observation',
      result: 'pass',
      assessor: 'assessor-1' as PersonId,
      qualification: { kind: 'founding-assessor', appointment: 'letter-1' },
      performedOn: on,
      evidence: [],
      comment: null,
      purpose: 'award',
      ...assessed,
    };
    this.lists.assessments.push(assessment);
    this.lists.assessmentAcknowledgements.push({
      ...this.ledger.record(addDays(on, 1), this.person),
      assessment: assessment.id,
      candidate: this.person,
    });
    return assessment;
  }

  /** A grant in force from its day, accepted the same afternoon. */
  grant(
    on: CalendarDay,
    granted: Partial<Entitlement> & Pick<Entitlement, 'role' | 'tasks' | 'expiresOn'>,
  ): Entitlement {
    const fact = this.ledger.record(on, 'hortp');
    const entitlement: Entitlement = {
      ...fact,
      id: fact.id as EntitlementId,
      number: fact.id,
      person: this.person,
      dutyHolder: 'operator',
      scope: { ...SCOPE, units: [UNIT], softwareVersions: ['2.0', '2.1'] },
      frameworkVersion: 1,
      basis: this.lists.assessments.map(({ id }) => ({ kind: 'assessment', id, sha256: id })),
      conditions: null,
      proposer: 'hortp' as PersonId,
      entitler: 'hortp' as PersonId,
      delegation: 'delegation-1',
      effectiveFrom: on,
      reviewDueOn: addDays(on, 365),
      replaces: null,
      ...granted,
    };
    this.lists.entitlements.push(entitlement);
    this.lists.acceptances.push({
      ...this.ledger.record(on, this.person, '16:00'),
      entitlement: entitlement.id,
      holder: this.person,
    });
    return entitlement;
  }

  /** A suspension that is lifted again on a later day. */
  suspend(from: CalendarDay, until: CalendarDay, of: Entitlement, part: Partial<Suspension>): void {
    const fact = this.ledger.record(from, 'hortp');
    const suspension: Suspension = {
      ...fact,
      id: fact.id as SuspensionId,
      entitlement: of.id,
      tasks: [],
      treatmentSites: [],
      cause: 'incident',
      restrictedNote: null,
      conditionsToLift: null,
      ...part,
    };
    this.lists.suspensions.push(suspension);
    this.lists.lifts.push({
      ...this.ledger.record(until, 'hortp'),
      suspension: suspension.id,
      outcome: 'Reviewed, no concern',
      liftedBy: 'hortp' as PersonId,
    });
  }

  act(on: CalendarDay, clock: string, task: string, done: SampleAct): void {
    const { actor, site, caseReference, fraction, outcome } = done;
    const fact = this.ledger.record(on, actor, clock);
    this.lists.acts.push({
      ...fact,
      caseReference,
      fraction,
      unit: UNIT,
      treatmentSite: site,
      adaptationType: 'online-adaptive',
      task,
      actor: actor as PersonId,
      supervisor: null,
      performedAt: fact.recordedAt,
      performedOn: on,
      outcome,
      selection: outcome === 'selected' ? 'adapted' : null,
      correctedStructures: [],
      doseCheckResult: task === 'approve-dose-check' ? 'in-tolerance' : null,
      disposition: null,
      mode: 'independent',
    });
  }
}

export interface SampleAct {
  readonly actor: string;
  readonly site: string;
  readonly caseReference: string;
  readonly fraction: number;
  readonly outcome: Act['outcome'];
}
