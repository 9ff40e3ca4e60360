import type { CompetenceLevel } from '@oart/competency';
import type { EvidenceView, ProtocolView, UnitView } from '@oart/contract';
import type { YearCalendar } from './calendar-of-the-year.ts';
import type { Colleague } from './colleague.ts';
import { TREATMENT_SITES } from './open-department.ts';
import type { Colleagues } from './open-department.ts';
import {
  dirTutorial,
  outliningRecords,
  planRecords,
  reflectiveLog,
  sendBack,
  upload,
  verify,
} from './records.ts';
import type { RecordContent } from './records.ts';
import { accept, assess, entitle } from './signing.ts';
import { treatFraction } from './treatments.ts';

export const STRUCTURES: Readonly<Record<string, readonly string[]>> = {
  cervix: ['bladder', 'rectum', 'sigmoid', 'bowel'],
  bladder: ['rectum', 'bowel', 'femoral-head-left', 'femoral-head-right'],
  prostate: ['bladder', 'rectum', 'femoral-head-left', 'femoral-head-right'],
};

const YEARS_IN_DAYS = 365;

/** The year as it happened, in time order: every step is recorded on its own day. */
export class TrainingYear {
  readonly #colleagues: Colleagues;
  readonly #calendar: YearCalendar;
  readonly #unit: UnitView;

  constructor(colleagues: Colleagues, calendar: YearCalendar, unit: UnitView) {
    this.#colleagues = colleagues;
    this.#calendar = calendar;
    this.#unit = unit;
  }

  async record(): Promise<void> {
    await this.#trainPhysicists();
    await this.#trainFirstAdapters();
    await this.#treat();
    await this.#trainSecondAdapters();
    await this.#treatLately();
    await this.#leaveWorkToDo();
  }

  async #trainPhysicists(): Promise<void> {
    const {
      HoRTP,
      'MPE-1': mpe,
      'Deputy-Entitler': deputy,
      'CCO-1': oncologist,
    } = this.#colleagues;
    const { 'AA-1': verifier } = this.#colleagues;
    await this.#calendar.goTo(372, 9);
    for (const physicist of [HoRTP, mpe, deputy]) {
      await this.#train(
        physicist,
        verifier,
        372,
        planRecords(this.#calendar.day(378), this.#calendar.day(378 + 3 * YEARS_IN_DAYS)),
      );
    }
    await this.#calendar.goTo(360, 10);
    for (const skill of ['plan-selection', 'mobius-approval']) {
      await this.#assess(deputy, mpe, skill, TREATMENT_SITES, 'P', 360);
      await this.#assess(deputy, HoRTP, skill, TREATMENT_SITES, 'C', 360);
      await this.#assess(mpe, deputy, skill, TREATMENT_SITES, 'C', 360);
    }
    await this.#calendar.goTo(345, 11);
    await this.#entitle(HoRTP, mpe, 'mpe', TREATMENT_SITES, 345);
    await this.#entitle(deputy, HoRTP, 'mpe', TREATMENT_SITES, 345);
    await this.#entitle(HoRTP, deputy, 'mpe', TREATMENT_SITES, 345);
    await this.#entitle(HoRTP, oncologist, 'clinical-oncologist', TREATMENT_SITES, 345);
    await this.#calendar.goTo(343, 15);
    for (const treatmentSite of TREATMENT_SITES) {
      const protocol = await mpe.post<ProtocolView>('/api/protocols', {
        treatmentSite,
        title: `Plan selection, ${treatmentSite}`,
      });
      await oncologist.sign(`/api/protocols/${protocol.id}/approval`, {
        effectiveFrom: this.#calendar.day(343),
      });
    }
  }

  async #trainFirstAdapters(): Promise<void> {
    const { HoRTP, 'MPE-1': mpe, 'AA-1': advanced, 'AA-2': verifier } = this.#colleagues;
    const { 'Adapter-1': adapter, 'CCO-1': oncologist } = this.#colleagues;
    await this.#calendar.goTo(358, 13);
    const done = this.#calendar.day(362);
    await this.#train(adapter, verifier, 358, this.#adapterRecords(TREATMENT_SITES, 362, 81));
    await this.#train(advanced, verifier, 358, [
      ...this.#adapterRecords(TREATMENT_SITES, 362, 86),
      ...TREATMENT_SITES.map((site) => reflectiveLog(site, done, oncologist)),
      ...planRecords(done, this.#calendar.day(362 + 4 * YEARS_IN_DAYS)),
    ]);
    await this.#calendar.goTo(350, 14);
    for (const skill of ['oar-outlining', 'dir-evaluation']) {
      await this.#assess(mpe, adapter, skill, TREATMENT_SITES, 'C', 350);
      await this.#assess(mpe, advanced, skill, TREATMENT_SITES, 'P', 350);
    }
    for (const skill of ['plan-selection', 'mobius-approval']) {
      await this.#assess(mpe, advanced, skill, TREATMENT_SITES, 'C', 350);
    }
    await this.#assess(oncologist, advanced, 'target-outlining', TREATMENT_SITES, 'C', 350);
    await this.#calendar.goTo(342, 9);
    await this.#entitle(HoRTP, adapter, 'adapter', TREATMENT_SITES, 342);
    await this.#entitle(HoRTP, advanced, 'advanced-adapter', TREATMENT_SITES, 342);
  }

  /** Before the six months after the first grants end, so that practice stays recent from then on. */
  async #treat(): Promise<void> {
    await this.#course('C1', 'prostate', [200, 192, 184, 176, 170]);
    await this.#course('C2', 'cervix', [198, 180, 174, 169, 165]);
  }

  async #trainSecondAdapters(): Promise<void> {
    const { HoRTP, 'MPE-1': mpe, 'AA-1': assessor, 'AA-2': advanced } = this.#colleagues;
    const { 'Adapter-2': adapter, 'CCO-1': oncologist } = this.#colleagues;
    const sites = ['bladder', 'prostate'];
    await this.#calendar.goTo(160, 13);
    const done = this.#calendar.day(164);
    await this.#train(adapter, mpe, 160, this.#adapterRecords(sites, 164, 78));
    await this.#train(advanced, mpe, 160, [
      ...this.#adapterRecords(sites, 164, 84),
      ...sites.map((site) => reflectiveLog(site, done, oncologist)),
      ...planRecords(done, this.#calendar.day(164 + 3 * YEARS_IN_DAYS)),
    ]);
    await this.#calendar.goTo(150, 14);
    for (const skill of ['oar-outlining', 'dir-evaluation']) {
      await this.#assess(assessor, adapter, skill, ['prostate'], 'C', 150);
      await this.#assess(assessor, advanced, skill, ['prostate'], 'C', 150);
    }
    for (const skill of ['plan-selection', 'mobius-approval']) {
      await this.#assess(mpe, advanced, skill, ['prostate'], 'C', 150);
    }
    await this.#assess(oncologist, advanced, 'target-outlining', sites, 'C', 150);
    await this.#calendar.goTo(140, 9);
    await this.#entitle(HoRTP, adapter, 'adapter', ['prostate'], 140);
    await this.#entitle(HoRTP, advanced, 'advanced-adapter', ['prostate'], 140);
  }

  async #treatLately(): Promise<void> {
    await this.#course('C3', 'prostate', [130, 100, 62, 33, 12]);
    await this.#course('C4', 'cervix', [120, 64, 30]);
  }

  /** What a visitor finds waiting: documents to verify, one sent back, one grant to accept, one suspension. */
  async #leaveWorkToDo(): Promise<void> {
    const { HoRTP, 'AA-1': assessor, 'AA-2': advanced } = this.#colleagues;
    const { 'Adapter-2': adapter, 'Trainee-1': trainee, 'CCO-1': oncologist } = this.#colleagues;
    const cervix = STRUCTURES['cervix'] ?? [];
    await this.#calendar.goTo(45, 13);
    await this.#train(trainee, assessor, 45, [dirTutorial(this.#calendar.day(46))]);
    await this.#calendar.goTo(40, 13);
    for (const skill of ['oar-outlining', 'dir-evaluation']) {
      await this.#assess(assessor, trainee, skill, ['prostate'], 'T', 40);
    }
    await this.#calendar.goTo(20, 13);
    await this.#train(advanced, assessor, 20, [
      ...outliningRecords('cervix', cervix, this.#calendar.day(24), 83),
      reflectiveLog('cervix', this.#calendar.day(24), oncologist),
    ]);
    await this.#train(
      adapter,
      assessor,
      20,
      outliningRecords(
        'cervix',
        cervix.filter((structure) => structure !== 'sigmoid'),
        this.#calendar.day(24),
        79,
      ),
    );
    await this.#calendar.goTo(9, 10);
    for (const skill of ['oar-outlining', 'dir-evaluation']) {
      await this.#assess(assessor, advanced, skill, ['cervix'], 'C', 9);
    }
    const { 'MPE-1': mpe } = this.#colleagues;
    for (const skill of ['plan-selection', 'mobius-approval']) {
      await this.#assess(mpe, advanced, skill, ['cervix'], 'C', 9);
    }
    await this.#assess(oncologist, advanced, 'target-outlining', ['cervix'], 'C', 9);
    await this.#calendar.goTo(6, 9);
    const waiting = await upload(trainee, {
      ...first(
        outliningRecords('prostate', STRUCTURES['prostate'] ?? [], this.#calendar.day(8), 77),
      ),
      nameAsPrinted: 'Contourist77',
    });
    await sendBack(
      assessor,
      waiting,
      'The profile name on the certificate is not yours. Add a page that shows the account, or the name.',
    );
    await this.#calendar.goTo(4, 9);
    await upload(
      trainee,
      first(outliningRecords('prostate', STRUCTURES['prostate'] ?? [], this.#calendar.day(5), 75)),
    );
    await this.#calendar.goTo(3, 15);
    await upload(
      adapter,
      first(outliningRecords('bladder', STRUCTURES['bladder'] ?? [], this.#calendar.day(4), 88)),
    );
    await this.#calendar.goTo(2, 11);
    const granted = await this.#grant(HoRTP, advanced, 'advanced-adapter', ['cervix'], 2);
    const held = await this.#entitlementOf(adapter);
    await this.#calendar.goTo(1, 16);
    await HoRTP.post(`/api/entitlements/${held}/suspensions`, {
      cause: 'concern',
      tasks: [],
      treatmentSites: [],
      restrictedNote: 'Review of the contours of one fraction.',
      conditionsToLift: 'Two supervised fractions and a case review.',
    });
    await this.#calendar.goTo(1, 17);
    await upload(advanced, {
      ...dirTutorial(this.#calendar.day(2)),
      issuer: `Sample issuer, for ${granted.number}`,
    });
  }

  async #entitlementOf({ personId }: Colleague): Promise<string> {
    const { HoRTP } = this.#colleagues;
    const page = await HoRTP.get<{ readonly items: readonly { readonly id: string }[] }>(
      `/api/entitlements?person=${personId}`,
    );
    return first(page.items).id;
  }

  #adapterRecords(
    sites: readonly string[],
    daysAgo: number,
    score: number,
  ): readonly RecordContent[] {
    const done = this.#calendar.day(daysAgo);
    return [
      ...sites.flatMap((site) => outliningRecords(site, STRUCTURES[site] ?? [], done, score)),
      dirTutorial(done),
    ];
  }

  /** Uploads, has what needs it countersigned, and has another person verify it the day after. */
  async #train(
    holder: Colleague,
    verifier: Colleague,
    daysAgo: number,
    contents: readonly RecordContent[],
  ): Promise<void> {
    const records: EvidenceView[] = [];
    for (const content of contents) records.push(await upload(holder, content));
    await this.#calendar.goTo(daysAgo - 1, 12);
    for (const record of records) {
      if (record.type === 'reflective-log') await this.#countersign(record);
      await verify(verifier, record);
    }
    await this.#calendar.goTo(daysAgo - 1, 13);
  }

  async #countersign(record: EvidenceView): Promise<void> {
    await this.#colleagues['CCO-1'].post(`/api/evidence/${record.id}/countersignature`, {
      seen: record.ledgerIndex,
    });
  }

  async #assess(
    assessor: Colleague,
    candidate: Colleague,
    skill: string,
    treatmentSites: readonly string[],
    level: CompetenceLevel,
    daysAgo: number,
  ): Promise<void> {
    const performedOn = this.#calendar.day(daysAgo);
    await assess(assessor, candidate, { skill, treatmentSites, level, performedOn });
  }

  #grant(
    entitler: Colleague,
    holder: Colleague,
    role: string,
    treatmentSites: readonly string[],
    daysAgo: number,
  ): ReturnType<typeof entitle> {
    return entitle(entitler, holder, {
      role,
      treatmentSites,
      unitId: this.#unit.id,
      effectiveFrom: this.#calendar.day(daysAgo),
      expiresOn: this.#calendar.day(daysAgo - 3 * YEARS_IN_DAYS),
    });
  }

  async #entitle(
    entitler: Colleague,
    holder: Colleague,
    role: string,
    treatmentSites: readonly string[],
    daysAgo: number,
  ): Promise<void> {
    await accept(holder, await this.#grant(entitler, holder, role, treatmentSites, daysAgo));
  }

  async #course(
    reference: string,
    treatmentSite: string,
    fractionDays: readonly number[],
  ): Promise<void> {
    const { 'Adapter-1': adapter, 'AA-1': advancedAdapter, 'MPE-1': mpe } = this.#colleagues;
    for (const [place, daysAgo] of fractionDays.entries()) {
      await this.#calendar.goTo(daysAgo, 10, 30);
      if (place === 0) {
        await mpe.post('/api/cases', {
          reference,
          unitId: this.#unit.id,
          treatmentSite,
          fractionsPlanned: fractionDays.length,
        });
      }
      const doseChecker = place % 3 === 2 ? mpe : advancedAdapter;
      const selection = place === 3 ? 'scheduled' : 'adapted';
      await treatFraction(
        { adapter, advancedAdapter, mpe, doseChecker },
        reference,
        place + 1,
        selection,
      );
    }
  }
}

function first<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined) throw new Error('The demonstration year expected at least one');
  return item;
}
