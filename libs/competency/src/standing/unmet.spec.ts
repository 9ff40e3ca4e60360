import { day } from '../calendar/days.fixture.ts';
import { version } from '../framework/documents.fixture.ts';
import type { UnitId } from '../person/ids.ts';
import { registrationCheck } from '../person/personnel.fixture.ts';
import { reason } from '../reason/reason.ts';
import {
  adapter,
  advancedAdapter,
  asOf,
  department,
  ETHOS,
  staff,
  unit,
} from './department.fixture.ts';
import type { PersonFacts } from './facts.ts';
import { unmetRequirements } from './unmet.ts';

const AT = asOf('2026-03-12T12:00:00Z');
const on = day('2026-03-12');

function statuses(facts: PersonFacts, role: string, tasks?: readonly string[]) {
  const question = { role, treatmentSite: 'prostate', on, ...(tasks && { tasks }) };
  return unmetRequirements(department(), facts, question, AT);
}

describe('requirements of a role for a treatment site', () => {
  it('are all met, with the records and assessments used', () => {
    const facts = adapter();
    const found = statuses(facts, 'adapter');
    expect(found.map(({ id, met }) => [id, met])).toEqual([
      ['prerequisite-1', true],
      ['prerequisite-2', true],
      ['adapter-oar-outlining', true],
      ['adapter-dir-evaluation', true],
    ]);
    const outlining = found.find(({ id }) => id === 'adapter-oar-outlining');
    expect(outlining?.evidence).toHaveLength(2);
    expect(outlining?.assessments).toEqual([facts.assessments[0]?.id]);
    expect(found[1]?.endsOn).toBe('2027-08-31');
  });

  it('say everything that is missing for somebody new', () => {
    const unmet = statuses(staff('new'), 'adapter').filter(({ met }) => !met);
    expect(unmet.map(({ id, reasons }) => [id, reasons.map(({ code }) => code)])).toEqual([
      ['prerequisite-1', ['profession-not-met']],
      ['prerequisite-2', ['registration-missing']],
      [
        'adapter-oar-outlining',
        [
          ...['bladder', 'rectum', 'left', 'right'].map(() => 'structure-certificate-missing'),
          'evidence-missing',
          'assessment-missing',
        ],
      ],
      ['adapter-dir-evaluation', ['evidence-missing', 'assessment-missing']],
    ]);
  });

  it('are only those of the tasks asked about (F13)', () => {
    const found = statuses(advancedAdapter(), 'advanced-adapter', ['approve-dose-check']);
    expect(found.filter(({ kind }) => kind === 'requirement').map(({ skill }) => skill)).toEqual([
      'mobius-approval',
    ]);
  });

  it('are told whole, one that is not met without an end', () => {
    const about = {
      role: 'adapter',
      treatmentSite: 'prostate',
      evidence: [],
      assessments: [],
      waived: false,
      shownFor: 'prostate',
    };
    const [profession, registration] = statuses(
      { ...adapter(), employments: staff('adapter-1').employments },
      'adapter',
    );
    expect(profession).toMatchObject({
      ...about,
      kind: 'prerequisite',
      id: 'prerequisite-1',
      met: false,
      skill: null,
      method: null,
      record: null,
      endsOn: null,
    });
    expect(profession?.reasons).toHaveLength(1);
    expect(registration).toEqual({
      ...about,
      kind: 'prerequisite',
      id: 'prerequisite-2',
      skill: null,
      method: null,
      record: null,
      met: true,
      reasons: [],
      endsOn: '2027-08-31',
    });
    expect(statuses(staff('new'), 'adapter').at(-1)).toEqual({
      ...about,
      kind: 'requirement',
      id: 'adapter-dir-evaluation',
      skill: 'dir-evaluation',
      method: 'Tutorial',
      record: 'Certificate',
      met: false,
      reasons: [
        expect.objectContaining({ code: 'evidence-missing' }),
        reason('assessment-missing', {
          skill: 'dir-evaluation',
          treatmentSite: 'prostate',
          adaptationType: 'online-adaptive',
          expected: 'C',
        }),
      ],
      endsOn: null,
    });
  });

  it('end with the records that meet them', () => {
    const facts = adapter();
    const ends = facts.evidence.map((item) =>
      item.skill === 'dir-evaluation' ? { ...item, validUntil: day('2026-04-30') } : item,
    );
    const found = statuses({ ...facts, evidence: ends }, 'adapter');
    expect(found.map(({ endsOn }) => endsOn)).toEqual([null, '2027-08-31', null, '2026-04-30']);
  });

  it('end with what ends them first', () => {
    const checks = [
      registrationCheck({ validUntil: day('2026-06-30') }),
      registrationCheck({ body: 'RCT', status: 'suspended', statusFrom: day('2026-09-01') }),
    ];
    const found = statuses(
      { ...advancedAdapter(), registrationChecks: checks },
      'advanced-adapter',
    );
    expect(found.slice(0, 3).map(({ endsOn }) => endsOn)).toEqual([
      '2026-08-31',
      '2026-08-31',
      '2026-06-30',
    ]);
  });

  it('are asked of the platform of the unit that is named, or else of the first that treats the site', () => {
    const ethos = unit();
    const unity = unit({
      id: 'unity-1' as UnitId,
      platform: 'unity',
      treatmentSites: ['prostate'],
    });
    const missing = (named?: UnitId, units = [ethos, unity]) =>
      unmetRequirements(
        department({ units }),
        adapter(),
        { role: 'adapter', treatmentSite: 'prostate', on, ...(named && { unit: named }) },
        AT,
      ).flatMap(({ reasons }) => reasons.map(({ code }) => code));
    expect(missing(ETHOS)).toEqual([]);
    expect(missing()).toEqual([]);
    expect(missing(undefined, [unit({ treatmentSites: ['cervix'] }), unity])).not.toEqual([]);
    expect(new Set(missing(unity.id))).toEqual(new Set(['assessment-missing']));
    expect(missing('unity-9' as UnitId)).toEqual([]);
  });

  it('are none before a framework is in force, or where there is no policy', () => {
    const question = { role: 'adapter', treatmentSite: 'prostate', on };
    const later = department({ frameworks: [version('2026-03-13')] });
    expect(unmetRequirements(later, adapter(), question, AT)).toEqual([]);
    const lawless = department({ policies: [] });
    expect(unmetRequirements(lawless, adapter(), question, AT)).toEqual([]);
  });

  it('are none for an unknown role or a site that no unit treats', () => {
    expect(statuses(adapter(), 'pilot')).toEqual([]);
    const question = { role: 'adapter', treatmentSite: 'rectum', on };
    expect(unmetRequirements(department(), adapter(), question, AT)).toEqual([]);
  });
});
