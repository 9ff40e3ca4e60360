import type { CalendarDay } from '@oart/competency';
import type { AssessmentView, EntitlementView, EvidenceView, PersonView } from '@oart/contract';
import type { Colleague } from './colleague.ts';
import type { Colleagues, Units } from './open-department.ts';
import {
  ADAPTER_SKILLS,
  PLAN_SKILLS,
  STRUCTURES,
  adapterRecords,
  dirTutorial,
  outliningRecords,
  planRecords,
  reflectiveLog,
} from './sample-records.ts';
import type { GrantScope, TrainingSteps } from './training-steps.ts';
import { editOnly } from './treatments.ts';

const YEAR = 365;
const AS_ADAPTER = { role: 'adapter', treatmentSites: ['prostate'] } as const;

/** What ends an entitlement or pauses it (domain.md 3.2), each happening to one person. */
export class FurtherStaff {
  readonly #colleagues: Colleagues;
  readonly #steps: TrainingSteps;
  readonly #units: Units;

  constructor(colleagues: Colleagues, steps: TrainingSteps, units: Units) {
    this.#colleagues = colleagues;
    this.#steps = steps;
    this.#units = units;
  }

  /** Enters it into the agenda. */
  enter(): void {
    this.#adapters();
    this.#absences();
    this.#ends();
    this.#revokedRecord();
    this.#advancedAdapters();
    this.#physicist();
    this.#trainee();
  }

  /** By their grant alone: a framework that changed, a registration, a record that ended. */
  #adapters(): void {
    const {
      'Adapter-3': beforeChange,
      'Adapter-4': lapsed,
      'Adapter-7': withOldTutorial,
    } = this.#colleagues;
    this.#entitleAdapter(beforeChange, 163, {
      role: 'adapter',
      treatmentSites: ['bladder', 'prostate'],
    });
    this.#entitleAdapter(lapsed, 95);
    const done = this.#steps.day(102);
    this.#entitleTrained(
      withOldTutorial,
      [
        ...outliningRecords('prostate', STRUCTURES.prostate, done, 80),
        { ...dirTutorial(done), validUntil: this.#steps.day(9) },
      ],
      95,
      AS_ADAPTER,
    );
  }

  #absences(): void {
    const { 'Services-Manager': keeper } = this.#colleagues;
    const { 'Adapter-5': returned, 'Adapter-6': away } = this.#colleagues;
    this.#entitleAdapter(returned, 300);
    this.#entitleAdapter(away, 95);
    const absent = (person: Colleague, from: number, until: number | null): void => {
      this.#steps.agenda.on(until ?? from, 8, person.label, () =>
        keeper.post(`/api/people/${person.personId}/absences`, {
          from: this.#steps.day(from),
          returnedOn: until === null ? null : this.#steps.day(until),
          category: 'leave',
          supersedes: null,
        }),
      );
    };
    absent(returned, 230, 20);
    absent(away, 15, null);
  }

  /** An agency contract that ran out, a withdrawal, and somebody who left. */
  #ends(): void {
    const { HoRTP: entitler, 'Services-Manager': keeper } = this.#colleagues;
    const { 'Agency-1': agency, 'Bank-1': bank, 'Leaver-1': leaver } = this.#colleagues;
    this.#entitleAdapter(agency, 95, { ...AS_ADAPTER, lastDaysAgo: 10 });
    this.#entitleAdapter(bank, 95);
    this.#steps.agenda.on(14, 10, bank.label, async () => {
      const { id, ledgerIndex: seen } = await this.#entitlementOf(bank);
      await entitler.sign(`/api/entitlements/${id}/withdrawal`, {
        effectiveFrom: this.#steps.day(14),
        forCause: false,
        reason: 'Works on another machine from now on.',
        seen,
      });
    });
    this.#entitleAdapter(leaver, 95);
    this.#steps.agenda.on(32, 10, leaver.label, async () => {
      const path = `/api/people/${leaver.personId}`;
      const { employments } = await keeper.get<PersonView>(path);
      const [post] = employments;
      if (post === undefined) throw new Error('Nobody leaves who was not in post');
      const { id: supersedes, ...same } = post;
      const endsOn = this.#steps.day(30);
      await keeper.post(`${path}/employments`, { ...same, endsOn, supersedes });
    });
  }

  /** A certificate that turns out to be another person's, after a fraction was adapted on the strength of it. */
  #revokedRecord(): void {
    const { HoRTP: entitler, 'Adapter-8': holder, 'MPE-1': mpe } = this.#colleagues;
    this.#entitleAdapter(holder, 95);
    this.#steps.agenda.on(70, 10, 'C5', async () => {
      await mpe.post('/api/cases', {
        reference: 'C5',
        unitId: this.#units.first.id,
        treatmentSite: 'prostate',
        fractionsPlanned: 20,
      });
      await editOnly(holder, 'C5', 1);
    });
    this.#steps.agenda.on(8, 10, holder.label, async () => {
      const { items } = await entitler.get<{ readonly items: readonly EvidenceView[] }>(
        `/api/evidence?person=${holder.personId}`,
      );
      const record = items.find(({ type }) => type === 'proknow-certificate');
      if (record === undefined) throw new Error('A certificate was verified');
      await entitler.post(`/api/evidence/${record.id}/revocation`, {
        kind: 'integrity',
        effectiveFrom: this.#steps.day(85),
        reason: 'The account behind the certificate belongs to somebody else.',
        seen: record.ledgerIndex,
      });
    });
  }

  /** One entitled by a waiver and an equivalence, one whose assessment is in question. */
  #advancedAdapters(): void {
    const { HoRTP: entitler, 'Deputy-Entitler': deputy } = this.#colleagues;
    const { 'Services-Manager': employer, 'CCO-1': oncologist } = this.#colleagues;
    const { 'AA-1': assessor, 'AA-3': waived, 'AA-4': questioned } = this.#colleagues;
    const done = this.#steps.day(88);
    for (const [holder, checkingSince] of [
      [waived, 88 + YEAR],
      [questioned, 88 + 3 * YEAR],
    ] as const) {
      this.#steps.train(holder, assessor, 85, [
        ...adapterRecords(['prostate'], done, 82),
        reflectiveLog('prostate', done, oncologist),
        ...planRecords(done, this.#steps.day(checkingSince)),
      ]);
      const skills = [...ADAPTER_SKILLS, ...PLAN_SKILLS];
      this.#steps.assess(assessor, holder, skills, ['prostate'], 'C', 80);
      this.#steps.assess(oncologist, holder, ['target-outlining'], ['prostate'], 'C', 80);
    }
    const path = `/api/people/${waived.personId}`;
    const from = this.#steps.day(76);
    this.#steps.agenda.on(76, 10, waived.label, async () => {
      await employer.post(`${path}/waivers`, {
        requirement: 'advanced-adapter-plan-selection',
        rationale: 'A year of plan checking here, and another with a second checker beside it.',
        from,
        until: this.#steps.day(-100),
      });
      for (const skill of [...ADAPTER_SKILLS, 'target-outlining', ...PLAN_SKILLS]) {
        await deputy.post(`${path}/equivalences`, {
          skill,
          fromTreatmentSite: 'prostate',
          toTreatmentSite: 'bladder',
          rationale: 'The same organs at risk; shown on five bladder cases with the assessor.',
          from,
          until: null,
        });
      }
    });
    const role = 'advanced-adapter';
    const wide = { role, treatmentSites: ['bladder', 'prostate'] };
    this.#steps.entitle(entitler, waived, wide, 74);
    this.#steps.entitle(entitler, questioned, { role, treatmentSites: ['prostate'] }, 74);
    this.#steps.agenda.on(5, 10, questioned.label, async () => {
      const { items } = await entitler.get<{ readonly items: readonly AssessmentView[] }>(
        `/api/assessments?candidate=${questioned.personId}`,
      );
      const outlining = items.find(({ skill }) => skill === 'target-outlining');
      if (outlining === undefined) throw new Error('Target outlining was assessed');
      await entitler.post(`/api/assessments/${outlining.id}/review`, {
        outcome: 'questioned',
        reason: 'Two offline reviews found the target short of the seminal vesicles.',
        seen: outlining.ledgerIndex,
      });
    });
  }

  /** Entitled on both units: suspended in part on one, on the other before its software changed. */
  #physicist(): void {
    const { HoRTP: entitler, 'AA-1': assessor, 'MPE-2': mpe } = this.#colleagues;
    const { 'Services-Manager': manager } = this.#colleagues;
    const done = this.#steps.day(88);
    const scope: GrantScope = { role: 'mpe', treatmentSites: ['prostate'] };
    this.#steps.train(mpe, assessor, 85, planRecords(done, this.#steps.day(88 + 3 * YEAR)));
    this.#steps.assess(assessor, mpe, PLAN_SKILLS, ['prostate'], 'C', 80);
    this.#steps.entitle(entitler, mpe, { ...scope, unit: this.#units.second }, 74);
    this.#steps.entitle(entitler, mpe, scope, 74);
    this.#steps.agenda.on(11, 8, 'Ethos-2', () =>
      manager.post(`/api/organisation/units/${this.#units.second.id}/software-changes`, {
        version: 'Ethos 2.1',
        effectiveAt: `${this.#steps.day(10)}T06:00:00.000Z`,
        changeClass: 'major',
      }),
    );
    this.#steps.agenda.on(7, 10, mpe.label, async () => {
      const { id } = await this.#entitlementOf(mpe);
      await entitler.post(`/api/entitlements/${id}/suspensions`, {
        cause: 'concern',
        tasks: ['approve-dose-check'],
        treatmentSites: [],
        restrictedNote: 'A dose check was approved without its disposition.',
        conditionsToLift: 'A reassessment of Mobius approval.',
      });
    });
  }

  /** May act with a supervisor: assessed at level T (F11). */
  #trainee(): void {
    const { 'AA-1': assessor, 'Trainee-2': trainee } = this.#colleagues;
    this.#steps.assess(assessor, trainee, ADAPTER_SKILLS, ['prostate'], 'T', 40);
  }

  #entitleAdapter(holder: Colleague, daysAgo: number, scope: GrantScope = AS_ADAPTER): void {
    const done: CalendarDay = this.#steps.day(daysAgo + 7);
    const sites = scope.treatmentSites as readonly (keyof typeof STRUCTURES)[];
    this.#entitleTrained(holder, adapterRecords(sites, done, 80), daysAgo, scope);
  }

  #entitleTrained(
    holder: Colleague,
    records: Parameters<TrainingSteps['train']>[3],
    daysAgo: number,
    scope: GrantScope,
  ): void {
    const { HoRTP: entitler, 'AA-1': assessor } = this.#colleagues;
    this.#steps.train(holder, assessor, daysAgo + 6, records);
    const { treatmentSites } = scope;
    this.#steps.assess(assessor, holder, ADAPTER_SKILLS, treatmentSites, 'C', daysAgo + 3);
    this.#steps.entitle(entitler, holder, scope, daysAgo);
  }

  /** The newest of a person's entitlements. */
  async #entitlementOf(person: Colleague): Promise<EntitlementView> {
    const { items } = await this.#colleagues.HoRTP.get<{
      readonly items: readonly EntitlementView[];
    }>(`/api/entitlements?person=${person.personId}`);
    const [newest] = items;
    if (newest === undefined) throw new Error(`${person.label} was entitled`);
    return newest;
  }
}
