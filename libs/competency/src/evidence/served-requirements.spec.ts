import { day, moment } from '../calendar/days.fixture.ts';
import { FRAMEWORK } from '../framework/documents.fixture.ts';
import type { RecordRule, Requirement } from '../framework/framework.ts';
import { person } from '../person/recorded.fixture.ts';
import {
  allVerified,
  certificate,
  claim,
  evidence,
  evidenceFacts,
  score,
} from './evidence.fixture.ts';
import type { Evidence, EvidenceFacts, SupervisedCase } from './evidence.ts';
import { evidenceStandingAt, evidenceStandings } from './evidence-state.ts';
import { DIR } from './requirement.fixture.ts';
import { casesTowards, servedRequirements } from './served-requirements.ts';

const NOW = moment('2026-02-01');

describe('a submission would count for', () => {
  it.each<[string, Evidence, readonly string[]]>([
    [
      'every role that asks for its kind in its skill',
      evidence(),
      ['adapter-dir-evaluation', 'advanced-adapter-dir-evaluation'],
    ],
    [
      'contouring, with one structure of several',
      certificate('cervix', [score('sigmoid', 75)]),
      ['adapter-oar-outlining'],
    ],
    [
      'contouring, whatever else the certificate covers',
      certificate('cervix', [score('sigmoid', 75), score('femoral-head-left', 60)]),
      ['adapter-oar-outlining'],
    ],
    [
      'nothing, with a score below the pass mark',
      certificate('cervix', [score('sigmoid', 74)]),
      [],
    ],
    [
      'nothing, with a structure of another treatment site',
      certificate('prostate', [score('sigmoid', 90)]),
      [],
    ],
    ['nothing, in a skill that nobody asks of it', evidence({ skill: 'mobius-approval' }), []],
    [
      'the experience that it claims',
      claim('2024-01-01', null),
      ['advanced-adapter-plan-selection', 'mpe-plan-selection'],
    ],
    [
      'target outlining, before it is countersigned',
      evidence({
        type: 'reflective-log',
        skill: 'target-outlining',
        treatmentSites: ['cervix'],
        cases: 1000,
        casesWithoutIntervention: 1000,
      }),
      ['advanced-adapter-target-outlining'],
    ],
  ])('%s', (_, item, served) => {
    const standing = evidenceStandingAt(evidenceFacts({ evidence: [item] }), item.id, NOW);
    expect(standing).not.toBeNull();
    const found = standing === null ? [] : servedRequirements(FRAMEWORK, standing, NOW);
    expect(found.map(({ id }) => id)).toEqual(served);
  });

  it('nothing by structures, where the framework lists none for its treatment site', () => {
    const item = certificate('cervix', [score('sigmoid', 90)]);
    const standing = evidenceStandingAt(evidenceFacts({ evidence: [item] }), item.id, NOW);
    if (standing === null) throw new Error('It was submitted');
    expect(servedRequirements({ ...FRAMEWORK, structureSets: [] }, standing, NOW)).toEqual([]);
  });
});

describe('how far the cases of a log bring its holder', () => {
  const supervised = (reference: string, fields: Partial<SupervisedCase> = {}): SupervisedCase => ({
    reference,
    on: day('2026-01-05'),
    treatmentSite: 'cervix',
    supervisor: person('aa-2'),
    intervention: false,
    outcome: 'approved',
    ...fields,
  });
  const log = (fields: Partial<Evidence>, ...caseLog: readonly SupervisedCase[]): Evidence =>
    evidence({ type: 'supervised-case-log', treatmentSites: ['cervix'], caseLog, ...fields });
  const counting = (change: Partial<RecordRule> = {}): Requirement => ({
    ...DIR,
    records: DIR.records.map((rules) =>
      rules.map((each) => ({
        ...each,
        record: 'supervised-case-log',
        minimumCases: 10,
        minimumCasesWithoutIntervention: 5,
        perTreatmentSite: true,
        ...change,
      })),
    ),
  });
  const first = log({}, supervised('C1'), supervised('C2', { intervention: true }));

  function towards(requirement: Requirement, facts: EvidenceFacts, item = first) {
    const onFile = evidenceStandings(facts, NOW);
    const standing = onFile.find(({ evidence: each }) => each.id === item.id);
    if (standing === undefined) throw new Error('It was submitted');
    return casesTowards(requirement, standing, onFile, NOW).map(
      ({ measure, needed, held, treatmentSite }) =>
        `${measure} ${held} of ${needed} ${treatmentSite ?? 'everywhere'}`,
    );
  }
  const alone = evidenceFacts({ evidence: [first] });
  const OWN = ['cases 2 of 10 cervix', 'without-intervention 1 of 5 cervix'];

  it('counts its own before it is verified', () => {
    expect(towards(counting(), alone)).toEqual(OWN);
  });

  it.each<[string, Evidence, boolean, readonly string[]]>([
    [
      'a verified log beside it counts too',
      log({}, supervised('C3')),
      true,
      ['cases 3 of 10 cervix', 'without-intervention 2 of 5 cervix'],
    ],
    ['a case of both counts once', log({}, supervised('C1')), true, OWN],
    ['a log that waits beside it does not count', log({}, supervised('C3')), false, OWN],
    ['nor one of another skill', log({ skill: 'mobius-approval' }, supervised('C3')), true, OWN],
    ['nor one that ended', log({ validUntil: day('2026-01-31') }, supervised('C3')), true, OWN],
    [
      'nor one for another site',
      log({ treatmentSites: ['bladder'] }, supervised('C3', { treatmentSite: 'bladder' })),
      true,
      OWN,
    ],
  ])('%s', (_, other, isVerified, expected) => {
    const verified = isVerified ? allVerified([other]).evidenceReviews : [];
    const facts = { ...alone, evidence: [first, other], evidenceReviews: verified };
    expect(towards(counting(), facts)).toEqual(expected);
  });

  it('tells each treatment site of the log by itself, or all together where the rule does', () => {
    const both = log(
      { treatmentSites: ['cervix', 'bladder'] },
      supervised('C1'),
      supervised('C2', { treatmentSite: 'bladder' }),
    );
    const facts = evidenceFacts({ evidence: [both] });
    const apart = counting({ minimumCasesWithoutIntervention: null });
    expect(towards(apart, facts, both).toSorted()).toEqual([
      'cases 1 of 10 bladder',
      'cases 1 of 10 cervix',
    ]);
    const together = counting({ minimumCases: null, perTreatmentSite: false });
    expect(towards(together, facts, both)).toEqual(['without-intervention 2 of 5 everywhere']);
  });

  it('tells those of the only site that the log names', () => {
    const bladder = log(
      { treatmentSites: ['bladder'] },
      supervised('C1', { treatmentSite: 'bladder' }),
    );
    const apart = counting({ minimumCasesWithoutIntervention: null });
    expect(towards(apart, evidenceFacts({ evidence: [bladder] }), bladder)).toEqual([
      'cases 1 of 10 bladder',
    ]);
  });

  it('says nothing for a rule that counts no cases, or that asks for another kind', () => {
    const none = { minimumCases: null, minimumCasesWithoutIntervention: null };
    expect(towards(counting(none), alone)).toEqual([]);
    expect(towards(counting({ record: 'tutorial-certificate' }), alone)).toEqual([]);
  });

  it('counts before a countersignature, which may still come, not against its content', () => {
    const signed = counting({ countersignedBy: 'clinical-oncologist' });
    expect(towards(signed, alone)).toEqual(OWN);
    expect(towards(counting({ minimumScore: 80 }), alone)).toEqual([
      'cases 0 of 10 cervix',
      'without-intervention 0 of 5 cervix',
    ]);
  });
});
