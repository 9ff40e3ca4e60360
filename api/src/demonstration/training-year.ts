import type { CompetenceLevel } from '@oart/competency';
import type { EntitlementView, EvidenceView, ProtocolView, UnitView } from '@oart/contract';
import { Agenda } from './agenda.ts';
import type { YearCalendar } from './calendar-of-the-year.ts';
import type { Colleague } from './colleague.ts';
import { TREATMENT_SITES } from './open-department.ts';
import type { Colleagues } from './open-department.ts';
import { sendBack, upload, verify } from './records.ts';
import type { RecordContent } from './records.ts';
import {
  STRUCTURES,
  adapterRecords,
  dirTutorial,
  outliningRecords,
  planRecords,
  reflectiveLog,
} from './sample-records.ts';
import { accept, assess, entitle } from './signing.ts';
import { treatFraction } from './treatments.ts';

const YEAR = 365;
const ADAPTER_SKILLS = ['oar-outlining', 'dir-evaluation'];
const PLAN_SKILLS = ['plan-selection', 'mobius-approval'];

/** The year as it happened: who trained, judged, entitled and treated, each thing on its own day. */
export class TrainingYear {
  readonly #colleagues: Colleagues;
  readonly #calendar: YearCalendar;
  readonly #unit: UnitView;
  readonly #agenda = new Agenda();

  constructor(colleagues: Colleagues, calendar: YearCalendar, unit: UnitView) {
    this.#colleagues = colleagues;
    this.#calendar = calendar;
    this.#unit = unit;
  }

  async record(): Promise<void> {
    this.#physicists();
    this.#protocols();
    this.#firstAdapters();
    this.#secondAdapters();
    this.#trainee();
    this.#widening();
    this.#suspension();
    // Before the six months after the first grants end, so that practice stays recent from then on.
    this.#course('C1', 'prostate', [200, 192, 184, 176, 170, 166], 2);
    this.#course('C2', 'cervix', [198, 180, 174, 169, 165, 162], 2);
    this.#course('C3', 'prostate', [62, 33, 12]);
    this.#course('C4', 'cervix', [64, 30]);
    await this.#agenda.follow(this.#calendar);
  }

  #physicists(): void {
    const {
      HoRTP,
      'MPE-1': mpe,
      'Deputy-Entitler': deputy,
      'CCO-1': oncologist,
    } = this.#colleagues;
    for (const physicist of [HoRTP, mpe, deputy]) {
      const records = planRecords(this.#day(378), this.#day(378 + 3 * YEAR));
      this.#train(physicist, this.#colleagues['AA-1'], 372, records);
    }
    this.#assess(deputy, mpe, PLAN_SKILLS, TREATMENT_SITES, 'P', 360);
    this.#assess(deputy, HoRTP, PLAN_SKILLS, TREATMENT_SITES, 'C', 360);
    this.#assess(mpe, deputy, PLAN_SKILLS, TREATMENT_SITES, 'C', 360);
    this.#entitle(HoRTP, mpe, 'mpe', TREATMENT_SITES, 345);
    this.#entitle(deputy, HoRTP, 'mpe', TREATMENT_SITES, 345);
    this.#entitle(HoRTP, deputy, 'mpe', TREATMENT_SITES, 345);
    this.#entitle(HoRTP, oncologist, 'clinical-oncologist', TREATMENT_SITES, 345);
  }

  #protocols(): void {
    const { 'MPE-1': author, 'CCO-1': oncologist } = this.#colleagues;
    for (const treatmentSite of TREATMENT_SITES) {
      this.#agenda.on(343, 15, async () => {
        const title = `Plan selection, ${treatmentSite}`;
        const protocol = await author.post<ProtocolView>('/api/protocols', {
          treatmentSite,
          title,
        });
        const approval = { effectiveFrom: this.#day(343) };
        await oncologist.sign(`/api/protocols/${protocol.id}/approval`, approval);
      });
    }
  }

  #firstAdapters(): void {
    const { HoRTP, 'MPE-1': mpe, 'CCO-1': oncologist } = this.#colleagues;
    const { 'Adapter-1': adapter, 'AA-1': advanced, 'AA-2': verifier } = this.#colleagues;
    const done = this.#day(362);
    this.#train(adapter, verifier, 358, adapterRecords(TREATMENT_SITES, done, 81));
    this.#train(advanced, verifier, 358, [
      ...adapterRecords(TREATMENT_SITES, done, 86),
      ...TREATMENT_SITES.map((site) => reflectiveLog(site, done, oncologist)),
      ...planRecords(done, this.#day(362 + 4 * YEAR)),
    ]);
    this.#assess(mpe, adapter, ADAPTER_SKILLS, TREATMENT_SITES, 'C', 350);
    this.#assess(mpe, advanced, ADAPTER_SKILLS, TREATMENT_SITES, 'P', 350);
    this.#assess(mpe, advanced, PLAN_SKILLS, TREATMENT_SITES, 'P', 350);
    this.#assess(oncologist, advanced, ['target-outlining'], TREATMENT_SITES, 'C', 350);
    this.#entitle(HoRTP, adapter, 'adapter', TREATMENT_SITES, 342);
    this.#entitle(HoRTP, advanced, 'advanced-adapter', TREATMENT_SITES, 342);
  }

  #secondAdapters(): void {
    const { HoRTP, 'MPE-1': mpe, 'AA-1': assessor, 'CCO-1': oncologist } = this.#colleagues;
    const { 'Adapter-2': adapter, 'AA-2': advanced } = this.#colleagues;
    const done = this.#day(164);
    this.#train(adapter, mpe, 160, adapterRecords(['prostate'], done, 78));
    this.#train(advanced, mpe, 160, [
      ...adapterRecords(['bladder', 'prostate'], done, 84),
      ...['bladder', 'prostate'].map((site) => reflectiveLog(site, done, oncologist)),
      ...planRecords(done, this.#day(164 + 3 * YEAR)),
    ]);
    this.#assess(assessor, adapter, ADAPTER_SKILLS, ['prostate'], 'C', 150);
    this.#assess(assessor, advanced, ADAPTER_SKILLS, ['prostate'], 'C', 150);
    this.#assess(assessor, advanced, PLAN_SKILLS, ['prostate'], 'C', 150);
    this.#assess(oncologist, advanced, ['target-outlining'], ['bladder', 'prostate'], 'C', 150);
    this.#entitle(HoRTP, adapter, 'adapter', ['prostate'], 140);
    this.#entitle(HoRTP, advanced, 'advanced-adapter', ['prostate'], 140);
  }

  /** In training for prostate: one record sent back, one that waits for a verifier. */
  #trainee(): void {
    const { 'Trainee-1': trainee, 'AA-1': assessor } = this.#colleagues;
    this.#train(trainee, assessor, 45, [dirTutorial(this.#day(46))]);
    this.#assess(assessor, trainee, ADAPTER_SKILLS, ['prostate'], 'T', 40);
    const certificate = (daysAgo: number, score: number): RecordContent =>
      outliningRecords('prostate', STRUCTURES.prostate, this.#day(daysAgo), score)[0];
    this.#agenda.on(6, 9, async () => {
      const other = { ...certificate(8, 77), nameAsPrinted: 'Contourist77' };
      await sendBack(
        assessor,
        await upload(trainee, other),
        'The profile name on the certificate is not yours. Add a page that shows whose account it is.',
      );
    });
    this.#agenda.on(4, 9, () => upload(trainee, certificate(5, 75)));
  }

  /** Two who widen their scope to cervix: one grant waits for acceptance, one certificate is missing. */
  #widening(): void {
    const { HoRTP, 'AA-1': assessor, 'CCO-1': oncologist } = this.#colleagues;
    const { 'Adapter-2': adapter, 'AA-2': advanced } = this.#colleagues;
    const done = this.#day(24);
    const withoutSigmoid = STRUCTURES.cervix.filter((structure) => structure !== 'sigmoid');
    this.#train(advanced, assessor, 20, [
      ...outliningRecords('cervix', STRUCTURES.cervix, done, 83),
      reflectiveLog('cervix', done, oncologist),
    ]);
    this.#train(adapter, assessor, 20, outliningRecords('cervix', withoutSigmoid, done, 79));
    this.#assess(assessor, advanced, ADAPTER_SKILLS, ['cervix'], 'C', 9);
    this.#assess(assessor, advanced, PLAN_SKILLS, ['cervix'], 'C', 9);
    this.#assess(oncologist, advanced, ['target-outlining'], ['cervix'], 'C', 9);
    this.#agenda.on(2, 11, () => this.#grant(HoRTP, advanced, 'advanced-adapter', ['cervix'], 2));
    this.#agenda.on(3, 15, () =>
      upload(adapter, outliningRecords('bladder', STRUCTURES.bladder, this.#day(4), 88)[0]),
    );
  }

  #suspension(): void {
    const { HoRTP, 'Adapter-2': adapter } = this.#colleagues;
    this.#agenda.on(1, 16, async () => {
      const { items } = await HoRTP.get<{ readonly items: readonly EntitlementView[] }>(
        `/api/entitlements?person=${adapter.personId}`,
      );
      for (const { id } of items) {
        await HoRTP.post(`/api/entitlements/${id}/suspensions`, {
          cause: 'concern',
          tasks: [],
          treatmentSites: [],
          restrictedNote: 'Review of the contours of one fraction.',
          conditionsToLift: 'Two supervised fractions and a case review.',
        });
      }
    });
  }

  #day(daysAgo: number): ReturnType<YearCalendar['day']> {
    return this.#calendar.day(daysAgo);
  }

  /** Uploads, has what needs it countersigned, and has another person verify it the day after. */
  #train(
    holder: Colleague,
    verifier: Colleague,
    daysAgo: number,
    contents: readonly RecordContent[],
  ): void {
    const { 'CCO-1': oncologist } = this.#colleagues;
    const uploaded: EvidenceView[] = [];
    this.#agenda.on(daysAgo, 13, async () => {
      for (const content of contents) uploaded.push(await upload(holder, content));
    });
    this.#agenda.on(daysAgo - 1, 12, async () => {
      for (const record of uploaded) {
        const { id, type, ledgerIndex: seen } = record;
        const isCountersigned = type === 'reflective-log';
        const ready = isCountersigned
          ? await oncologist.post<EvidenceView>(`/api/evidence/${id}/countersignature`, { seen })
          : record;
        await verify(verifier, ready);
      }
    });
  }

  #assess(
    assessor: Colleague,
    candidate: Colleague,
    skills: readonly string[],
    treatmentSites: readonly string[],
    level: CompetenceLevel,
    daysAgo: number,
  ): void {
    const performedOn = this.#day(daysAgo);
    for (const skill of skills) {
      this.#agenda.on(daysAgo, 14, () =>
        assess(assessor, candidate, { skill, treatmentSites, level, performedOn }),
      );
    }
  }

  #entitle(
    entitler: Colleague,
    holder: Colleague,
    role: string,
    treatmentSites: readonly string[],
    daysAgo: number,
  ): void {
    this.#agenda.on(daysAgo, 9, async () =>
      accept(holder, await this.#grant(entitler, holder, role, treatmentSites, daysAgo)),
    );
  }

  #grant(
    entitler: Colleague,
    holder: Colleague,
    role: string,
    treatmentSites: readonly string[],
    daysAgo: number,
  ): Promise<EntitlementView> {
    return entitle(entitler, holder, {
      role,
      treatmentSites,
      unitId: this.#unit.id,
      effectiveFrom: this.#day(daysAgo),
      expiresOn: this.#day(daysAgo - 3 * YEAR),
    });
  }

  /**
   * One case, its fractions by the days ago on which each was given.
   * @param checkedByMpe place of the fraction whose dose check the MPE approves; none by default.
   */
  #course(
    reference: string,
    treatmentSite: string,
    fractionDays: readonly number[],
    checkedByMpe: number | null = null,
  ): void {
    const { 'Adapter-1': adapter, 'AA-1': advancedAdapter, 'MPE-1': mpe } = this.#colleagues;
    const [firstDay = 0] = fractionDays;
    this.#agenda.on(firstDay, 10, () =>
      mpe.post('/api/cases', {
        reference,
        unitId: this.#unit.id,
        treatmentSite,
        fractionsPlanned: fractionDays.length + 5,
      }),
    );
    for (const [place, daysAgo] of fractionDays.entries()) {
      const doseChecker = place === checkedByMpe ? mpe : advancedAdapter;
      const selection = place === 3 ? 'scheduled' : 'adapted';
      const crew = { adapter, advancedAdapter, mpe, doseChecker };
      this.#agenda.on(daysAgo, 11, () => treatFraction(crew, reference, place + 1, selection));
    }
  }
}
