import type { EntitlementView, ProtocolView } from '@oart/contract';
import type { Colleagues } from './open-department.ts';
import { TREATMENT_SITES } from './open-department.ts';
import { sendBack, upload } from './records.ts';
import type { RecordContent } from './records.ts';
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
import type { TrainingSteps } from './training-steps.ts';

const YEAR = 365;

/** The year as it happened: who trained, judged, entitled and treated, each thing on its own day. */
export class TrainingYear {
  readonly #colleagues: Colleagues;
  readonly #steps: TrainingSteps;

  constructor(colleagues: Colleagues, steps: TrainingSteps) {
    this.#colleagues = colleagues;
    this.#steps = steps;
  }

  /** Enters it into the agenda. */
  enter(): void {
    this.#physicists();
    this.#protocols();
    this.#firstAdapters();
    this.#secondAdapters();
    this.#trainee();
    this.#widening();
    this.#suspension();
    // Before the six months after the first grants end, so that practice stays recent from then on.
    this.#steps.course('C1', 'prostate', [200, 192, 184, 176, 170, 166], 2);
    this.#steps.course('C2', 'cervix', [198, 180, 174, 169, 165, 162], 2);
    this.#steps.course('C3', 'prostate', [62, 33, 12]);
    this.#steps.course('C4', 'cervix', [64, 30]);
  }

  #physicists(): void {
    const {
      HoRTP,
      'MPE-1': mpe,
      'Deputy-Entitler': deputy,
      'CCO-1': oncologist,
    } = this.#colleagues;
    for (const physicist of [HoRTP, mpe, deputy]) {
      const records = planRecords(this.#steps.day(378), this.#steps.day(378 + 3 * YEAR));
      this.#steps.train(physicist, this.#colleagues['AA-1'], 372, records);
    }
    this.#steps.assess(deputy, mpe, PLAN_SKILLS, TREATMENT_SITES, 'P', 360);
    this.#steps.assess(deputy, HoRTP, PLAN_SKILLS, TREATMENT_SITES, 'C', 360);
    this.#steps.assess(mpe, deputy, PLAN_SKILLS, TREATMENT_SITES, 'C', 360);
    this.#steps.entitle(HoRTP, mpe, { role: 'mpe', treatmentSites: TREATMENT_SITES }, 345);
    this.#steps.entitle(deputy, HoRTP, { role: 'mpe', treatmentSites: TREATMENT_SITES }, 345);
    this.#steps.entitle(HoRTP, deputy, { role: 'mpe', treatmentSites: TREATMENT_SITES }, 345);
    this.#steps.entitle(
      HoRTP,
      oncologist,
      { role: 'clinical-oncologist', treatmentSites: TREATMENT_SITES },
      345,
    );
  }

  #protocols(): void {
    const { 'MPE-1': author, 'CCO-1': oncologist } = this.#colleagues;
    for (const treatmentSite of TREATMENT_SITES) {
      this.#steps.agenda.on(343, 15, treatmentSite, async () => {
        const title = `Plan selection, ${treatmentSite}`;
        const protocol = await author.post<ProtocolView>('/api/protocols', {
          treatmentSite,
          title,
        });
        const approval = { effectiveFrom: this.#steps.day(343) };
        await oncologist.sign(`/api/protocols/${protocol.id}/approval`, approval);
      });
    }
  }

  #firstAdapters(): void {
    const { HoRTP, 'MPE-1': mpe, 'CCO-1': oncologist } = this.#colleagues;
    const { 'Adapter-1': adapter, 'AA-1': advanced, 'AA-2': verifier } = this.#colleagues;
    const done = this.#steps.day(362);
    this.#steps.train(adapter, verifier, 358, adapterRecords(TREATMENT_SITES, done, 81));
    this.#steps.train(advanced, verifier, 358, [
      ...adapterRecords(TREATMENT_SITES, done, 86),
      ...TREATMENT_SITES.map((site) => reflectiveLog(site, done, oncologist)),
      ...planRecords(done, this.#steps.day(362 + 4 * YEAR)),
    ]);
    this.#steps.assess(mpe, adapter, ADAPTER_SKILLS, TREATMENT_SITES, 'C', 350);
    this.#steps.assess(mpe, advanced, ADAPTER_SKILLS, TREATMENT_SITES, 'P', 350);
    this.#steps.assess(mpe, advanced, PLAN_SKILLS, TREATMENT_SITES, 'P', 350);
    this.#steps.assess(oncologist, advanced, ['target-outlining'], TREATMENT_SITES, 'C', 350);
    this.#steps.entitle(HoRTP, adapter, { role: 'adapter', treatmentSites: TREATMENT_SITES }, 342);
    this.#steps.entitle(
      HoRTP,
      advanced,
      { role: 'advanced-adapter', treatmentSites: TREATMENT_SITES },
      342,
    );
  }

  #secondAdapters(): void {
    const { HoRTP, 'MPE-1': mpe, 'AA-1': assessor, 'CCO-1': oncologist } = this.#colleagues;
    const { 'Adapter-2': adapter, 'AA-2': advanced } = this.#colleagues;
    const done = this.#steps.day(164);
    this.#steps.train(adapter, mpe, 160, adapterRecords(['prostate'], done, 78));
    this.#steps.train(advanced, mpe, 160, [
      ...adapterRecords(['bladder', 'prostate'], done, 84),
      ...['bladder', 'prostate'].map((site) => reflectiveLog(site, done, oncologist)),
      ...planRecords(done, this.#steps.day(164 + 3 * YEAR)),
    ]);
    this.#steps.assess(assessor, adapter, ADAPTER_SKILLS, ['prostate'], 'C', 150);
    this.#steps.assess(assessor, advanced, ADAPTER_SKILLS, ['prostate'], 'C', 150);
    this.#steps.assess(assessor, advanced, PLAN_SKILLS, ['prostate'], 'C', 150);
    this.#steps.assess(
      oncologist,
      advanced,
      ['target-outlining'],
      ['bladder', 'prostate'],
      'C',
      150,
    );
    this.#steps.entitle(HoRTP, adapter, { role: 'adapter', treatmentSites: ['prostate'] }, 140);
    this.#steps.entitle(
      HoRTP,
      advanced,
      { role: 'advanced-adapter', treatmentSites: ['prostate'] },
      140,
    );
  }

  /** In training for prostate: one record sent back, one that waits for a verifier. */
  #trainee(): void {
    const { 'Trainee-1': trainee, 'AA-1': assessor } = this.#colleagues;
    this.#steps.train(trainee, assessor, 45, [dirTutorial(this.#steps.day(46))]);
    this.#steps.assess(assessor, trainee, ADAPTER_SKILLS, ['prostate'], 'T', 40);
    const certificate = (daysAgo: number, score: number): RecordContent =>
      outliningRecords('prostate', STRUCTURES.prostate, this.#steps.day(daysAgo), score)[0];
    this.#steps.agenda.on(6, 9, trainee.label, async () => {
      const other = { ...certificate(8, 77), nameAsPrinted: 'Contourist77' };
      await sendBack(
        assessor,
        await upload(trainee, other),
        'The profile name on the certificate is not yours. Add a page that shows whose account it is.',
      );
    });
    this.#steps.agenda.on(4, 9, trainee.label, () => upload(trainee, certificate(5, 75)));
  }

  /** Two who widen their scope to cervix: one grant waits for acceptance, one certificate is missing. */
  #widening(): void {
    const { HoRTP, 'AA-1': assessor, 'CCO-1': oncologist } = this.#colleagues;
    const { 'Adapter-2': adapter, 'AA-2': advanced } = this.#colleagues;
    const done = this.#steps.day(24);
    const withoutSigmoid = STRUCTURES.cervix.filter((structure) => structure !== 'sigmoid');
    this.#steps.train(advanced, assessor, 20, [
      ...outliningRecords('cervix', STRUCTURES.cervix, done, 83),
      reflectiveLog('cervix', done, oncologist),
    ]);
    this.#steps.train(adapter, assessor, 20, outliningRecords('cervix', withoutSigmoid, done, 79));
    this.#steps.assess(assessor, advanced, ADAPTER_SKILLS, ['cervix'], 'C', 9);
    this.#steps.assess(assessor, advanced, PLAN_SKILLS, ['cervix'], 'C', 9);
    this.#steps.assess(oncologist, advanced, ['target-outlining'], ['cervix'], 'C', 9);
    this.#steps.agenda.on(2, 11, advanced.label, () =>
      this.#steps.grant(
        HoRTP,
        advanced,
        { role: 'advanced-adapter', treatmentSites: ['cervix'] },
        2,
      ),
    );
    this.#steps.agenda.on(3, 15, adapter.label, () =>
      upload(adapter, outliningRecords('bladder', STRUCTURES.bladder, this.#steps.day(4), 88)[0]),
    );
  }

  #suspension(): void {
    const { HoRTP, 'Adapter-2': adapter } = this.#colleagues;
    this.#steps.agenda.on(1, 16, adapter.label, async () => {
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
}
