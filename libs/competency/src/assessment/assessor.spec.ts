import type { Moment } from '../calendar/day.ts';
import { day, moment } from '../calendar/days.fixture.ts';
import {
  allVerified,
  evidence,
  evidenceFacts,
  revoked,
  sentBack,
  verified,
} from '../evidence/evidence.fixture.ts';
import type { EvidenceFacts } from '../evidence/evidence.ts';
import { FRAMEWORK, POLICY } from '../framework/documents.fixture.ts';
import type { Skill } from '../framework/framework.ts';
import type { EntitlementId } from '../person/ids.ts';
import type { PersonnelFacts } from '../person/person.ts';
import {
  absence,
  employment,
  foundingAppointment,
  personnel,
  registrationCheck,
} from '../person/personnel.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import { refuse } from '../reason/refusal.ts';
import { assessment, assessmentFacts } from './assessment.fixture.ts';
import type { AssessmentFacts } from './assessment.ts';
import {
  assessingMoments,
  assessorQualification,
  isAssessorAbsent,
  type AssessorQuestion,
} from './assessor.ts';
import { checkAssessment, type AssessmentContext } from './assessment-check.ts';

function skillOf(id: string): Skill {
  const skill = FRAMEWORK.skills.find((candidate) => candidate.id === id);
  if (skill === undefined) throw new Error(id);
  return skill;
}
const SCOPE = assessment().scope;
const ENTITLEMENT = 'entitlement-1' as EntitlementId;
const assessor = (
  personnelFields: Partial<PersonnelFacts> = {},
  assessmentFields: Partial<AssessmentFacts> = {},
) => ({
  ...personnel({ employments: [employment()], ...personnelFields }),
  ...assessmentFacts(assessmentFields),
});
const levelP = assessment({ level: 'P', performedOn: day('2026-01-10') });
const experienced = assessor({}, { assessments: [levelP] });

const question = (fields: Partial<AssessorQuestion> = {}): AssessorQuestion => ({
  skill: skillOf('oar-outlining'),
  scope: SCOPE,
  softwareVersion: '2.0',
  performedOn: day('2026-03-10'),
  signing: moment('2026-03-12T12:00:00Z'),
  assessor: experienced,
  policy: POLICY,
  entitlementFor: () => ENTITLEMENT,
  ...fields,
});
const kind = (fields: Partial<AssessorQuestion> = {}) =>
  assessorQualification(question(fields))?.kind ?? null;
const liveOn =
  (...days: readonly string[]) =>
  (_: unknown, { on }: Moment) =>
    days.includes(on) ? ENTITLEMENT : null;

describe('level P with a live entitlement (I6)', () => {
  it('qualifies and is kept with the assessment', () => {
    expect(assessorQualification(question())).toEqual({
      kind: 'level-p',
      assessment: levelP.id,
      entitlement: ENTITLEMENT,
    });
  });

  it.each([
    ['on both days', ['2026-03-10', '2026-03-12'], 'level-p'],
    ['on the day only', ['2026-03-10'], null],
    ['at signing only', ['2026-03-12'], null],
  ])('needs the entitlement on performedOn and at signing: %s', (_, days, expected) => {
    expect(kind({ entitlementFor: liveOn(...days) })).toBe(expected);
  });

  it('needs level P on performedOn too', () => {
    const later = assessment({ level: 'P', performedOn: day('2026-03-11') });
    expect(kind({ assessor: assessor({}, { assessments: [later] }) })).toBeNull();
    const onTheDay = assessment({ level: 'P', performedOn: day('2026-03-10') });
    expect(kind({ assessor: assessor({}, { assessments: [onTheDay] }) })).toBe('level-p');
  });

  it('level C is not enough', () => {
    expect(kind({ assessor: assessor({}, { assessments: [assessment()] }) })).toBeNull();
  });

  it('covers every treatment site and adaptation type of the scope', () => {
    const onlyCervix = assessment({ level: 'P', scope: { ...SCOPE, treatmentSites: ['cervix'] } });
    const limited = assessor({}, { assessments: [onlyCervix] });
    expect(kind({ assessor: limited })).toBeNull();
    expect(kind({ assessor: limited, scope: onlyCervix.scope })).toBe('level-p');
    expect(kind({ scope: { ...SCOPE, adaptationTypes: ['online-adaptive', 'atp'] } })).toBeNull();
  });

  it('a scope that names nothing qualifies nobody', () => {
    expect(kind({ scope: { ...SCOPE, treatmentSites: [] } })).toBeNull();
    expect(kind({ scope: { ...SCOPE, adaptationTypes: [] } })).toBeNull();
  });

  it('does not serve a skill that only oncologists assess', () => {
    expect(kind({ skill: skillOf('target-outlining') })).toBeNull();
  });

  it('a skill that nobody may assess is assessed by nobody', () => {
    expect(kind({ skill: { ...skillOf('oar-outlining'), assessedBy: [] } })).toBeNull();
  });
});

describe('who is not there does not assess (F7)', () => {
  it.each([
    ['2026-03-01', '2026-03-10', 'level-p'],
    ['2026-03-01', '2026-03-11', null],
    ['2026-03-10', '2026-03-11', null],
    ['2026-03-11', '2026-03-12', 'level-p'],
    ['2026-03-12', null, null],
  ])('absent from %s to the return on %s: %p', (from, back, expected) => {
    const away = assessor({ absences: [absence(from, back)] }, { assessments: [levelP] });
    expect(kind({ assessor: away })).toBe(expected);
    expect(isAssessorAbsent(question({ assessor: away }))).toBe(expected === null);
  });

  it('nor whoever has left, or is under a sanction', () => {
    const left = assessor(
      { employments: [employment({ endsOn: day('2026-03-11') })] },
      { assessments: [levelP] },
    );
    expect(kind({ assessor: left })).toBeNull();
    const sanctioned = assessor(
      { registrationChecks: [registrationCheck({ status: 'suspended' })] },
      { assessments: [levelP] },
    );
    expect(kind({ assessor: sanctioned })).toBeNull();
  });
});

describe('target outlining: a GMC-registered clinical oncologist in post (I6)', () => {
  const skill = skillOf('target-outlining');
  const gmc = registrationCheck({ body: 'GMC', part: 'licence', validUntil: day('2026-03-11') });
  const oncologist = (fields: Partial<PersonnelFacts> = {}) =>
    assessor({
      employments: [employment({ profession: 'clinical-oncologist', band: null })],
      registrationChecks: [{ ...gmc, validUntil: day('2026-12-31') }],
      ...fields,
    });
  const asked = (who: AssessorQuestion['assessor']) =>
    assessorQualification(question({ skill, assessor: who, entitlementFor: () => null }));

  it('needs no entitlement', () => {
    expect(asked(oncologist())).toEqual({ kind: 'clinical-oncologist', registrationCheck: gmc.id });
  });

  it('is registered at signing as well as on the day', () => {
    expect(asked(oncologist({ registrationChecks: [gmc] }))).toBeNull();
  });

  it('is an oncologist', () => {
    expect(asked(oncologist({ employments: [employment()] }))).toBeNull();
  });
});

describe('a founding assessor (I6)', () => {
  const appointed = (fields: Parameters<typeof foundingAppointment>[0] = {}) =>
    assessor({ foundingAppointments: [foundingAppointment(fields)] });
  const asked = (who: AssessorQuestion['assessor'], fields: Partial<AssessorQuestion> = {}) =>
    assessorQualification(question({ assessor: who, entitlementFor: () => null, ...fields }));

  it('assesses on the appointment, which is kept with the assessment', () => {
    const who = appointed();
    expect(asked(who)).toEqual({
      kind: 'founding-assessor',
      appointment: who.foundingAppointments[0]?.id,
    });
  });

  it.each([
    ['2026-03-12', true],
    ['2026-03-11', false],
  ])('appointed to %s, signing on 12 March: %s', (until, expected) => {
    expect(asked(appointed({ until: day(until) })) !== null).toBe(expected);
  });

  it('only for the software version appointed for', () => {
    expect(asked(appointed(), { softwareVersion: '2.1' })).toBeNull();
    expect(asked(appointed(), { softwareVersion: null })).toBeNull();
  });
});

describe('"on performedOn" is the end of that day, or the signing on the same day (F4)', () => {
  it.each([
    ['2026-03-10', ['2026-03-10T23:59:59.999Z', '2026-03-12T12:00:00.000Z']],
    ['2026-03-12', ['2026-03-12T12:00:00.000Z']],
  ])('performed on %s', (performedOn, expected) => {
    const moments = assessingMoments(day(performedOn), question().signing);
    expect(moments.map(({ at }) => at)).toEqual(expected);
  });
});

describe('recording an assessment', () => {
  const context: AssessmentContext = {
    framework: FRAMEWORK,
    candidate: personnel({ employments: [employment({ startsOn: day('2026-03-10') })] }),
    candidateEvidence: evidenceFacts(),
    candidateAssessments: assessmentFacts(),
    signing: question().signing,
    assessor: experienced,
    policy: POLICY,
    entitlementFor: () => ENTITLEMENT,
  };
  const answered = (
    fields: Parameters<typeof assessment>[0] = {},
    change: Partial<AssessmentContext> = {},
  ) =>
    checkAssessment(assessment({ performedOn: day('2026-03-10'), ...fields }), {
      ...context,
      ...change,
    });
  const check = (...given: Parameters<typeof answered>) => {
    const answer = answered(...given);
    return answer.kind === 'accepted'
      ? answer.accepted.qualification.kind
      : answer.refusals.map(({ kind: rule, pointer }) => `${rule} ${pointer}`);
  };

  it('keeps what qualified the assessor', () => {
    expect(check()).toBe('level-p');
  });

  it('is never about oneself, by person', () => {
    expect(check({ assessor: person('aa-1') })).toEqual(['own-assessment /candidate']);
  });

  it('was performed by today, on a day the candidate was in post', () => {
    expect(check({ performedOn: day('2026-03-12') })).toBe('level-p');
    expect(check({ performedOn: day('2026-03-13') })).toEqual(['in-the-future /performedOn']);
    expect(check({ performedOn: day('2026-03-09') })).toEqual(['not-in-post /candidate']);
  });

  it('names a known skill, treatment sites and adaptation types', () => {
    expect(check({ skill: 'juggling' })).toEqual(['unknown-skill /skill']);
    expect(check({ scope: { ...SCOPE, treatmentSites: ['lung'], adaptationTypes: [] } })).toEqual([
      'nothing-named /scope/adaptationTypes',
      'unknown-treatment-site /scope/treatmentSites/0',
      'assessor-not-qualified /assessor',
    ]);
    expect(check({ scope: { ...SCOPE, treatmentSites: [] } })).toEqual([
      'nothing-named /scope/treatmentSites',
      'assessor-not-qualified /assessor',
    ]);
  });

  it('names adaptation types of its platform alone', () => {
    const scoped = (scope: Partial<typeof SCOPE>) =>
      check({ skill: 'target-outlining', scope: { ...SCOPE, ...scope } });
    const known = scoped({ platform: 'unity', adaptationTypes: ['atp', 'ats'] });
    expect(known).not.toContain('unknown-adaptation-type /scope/adaptationTypes/0');
    expect(scoped({ adaptationTypes: ['online-adaptive', 'atp', 'toString'] })).toEqual([
      'unknown-adaptation-type /scope/adaptationTypes/1',
      'unknown-adaptation-type /scope/adaptationTypes/2',
      'assessor-not-qualified /assessor',
    ]);
    expect(scoped({ platform: 'toString', adaptationTypes: ['atp'] })).toEqual([
      'unknown-platform /scope/platform',
      'assessor-not-qualified /assessor',
    ]);
  });

  const record = evidence();
  const linked = { evidence: [record.id] };
  const onFile = (more: Partial<EvidenceFacts>) => evidenceFacts({ evidence: [record], ...more });
  const revocation = revoked(record, '2026-03-12');

  it('links evidence of the candidate only', () => {
    expect(
      check(
        { evidence: [record.id, 'e-2' as never] },
        { candidateEvidence: allVerified([record]) },
      ),
    ).toEqual(['unknown-evidence /evidence/1']);
  });

  it.each<[string, EvidenceFacts, ReturnType<typeof check>]>([
    ['waits for its verifier', onFile({}), 'level-p'],
    ['is verified', allVerified([record]), 'level-p'],
    [
      'was sent back',
      onFile({ evidenceReviews: [sentBack(record)] }),
      ['sent-back-record /evidence/0'],
    ],
    [
      'was sent back and verified after all',
      onFile({ evidenceReviews: [sentBack(record), verified(record, '2026-01-07')] }),
      'level-p',
    ],
    [
      'is revoked from the day of signing',
      { ...allVerified([record]), evidenceRevocations: [revocation] },
      ['revoked-record /evidence/0'],
    ],
    [
      'is revoked from the day after',
      {
        ...allVerified([record]),
        evidenceRevocations: [revoked(record, '2026-03-13', '2026-03-12')],
      },
      'level-p',
    ],
    [
      'was revoked by mistake',
      {
        ...allVerified([record]),
        evidenceRevocations: [revocation],
        revocationRetractions: [
          { ...recorded('2026-03-12'), revocation: revocation.id, reason: 'Another record' },
        ],
      },
      'level-p',
    ],
  ])('rests a pass on a record that %s, or not', (_, candidateEvidence, answer) => {
    expect(check(linked, { candidateEvidence })).toEqual(answer);
    expect(check({ ...linked, result: 'refer' }, { candidateEvidence })).toBe('level-p');
    expect(check({ ...linked, result: 'fail' }, { candidateEvidence })).toBe('level-p');
  });

  it('asks for more only of who did not pass', () => {
    expect(check({ remediation: 'Five more cases' })).toEqual([
      'remediation-of-a-pass /remediation',
    ]);
    expect(check({ result: 'refer', remediation: 'Five more cases' })).toBe('level-p');
  });

  it.each([
    ['a referral of the same skill and a site of it', {}, 'level-p'],
    ['a failure', { result: 'fail' }, 'level-p'],
    ['a pass', { result: 'pass' }, ['not-a-referral /follows']],
    ['another skill', { skill: 'dir-evaluation' }, ['not-a-referral /follows']],
    [
      'another site',
      { scope: { ...SCOPE, treatmentSites: ['lung'] } },
      ['not-a-referral /follows'],
    ],
    ['another platform', { scope: { ...SCOPE, platform: 'unity' } }, ['not-a-referral /follows']],
    ['a referral of the same day', { performedOn: day('2026-03-10') }, 'level-p'],
    ['a referral of a later day', { performedOn: day('2026-03-11') }, ['not-a-referral /follows']],
  ] as const)('follows %s', (_name, change, expected) => {
    const earlier = assessment({ result: 'refer', ...change });
    const candidateAssessments = assessmentFacts({ assessments: [earlier] });
    expect(check({ follows: earlier.id }, { candidateAssessments })).toEqual(expected);
  });

  it('follows no referral that was voided, and none of somebody else', () => {
    const earlier = assessment({ result: 'refer' });
    const assessmentVoids = [{ ...earlier, assessment: earlier.id, reason: 'In error' }];
    const voided = assessmentFacts({ assessments: [earlier], assessmentVoids });
    expect(check({ follows: earlier.id }, { candidateAssessments: voided })).toEqual([
      'not-a-referral /follows',
    ]);
    expect(check({ follows: earlier.id })).toEqual(['not-a-referral /follows']);
    const onFile = assessmentFacts({ assessments: [earlier] });
    expect(check({ follows: 'a-9' as never }, { candidateAssessments: onFile })).toEqual([
      'not-a-referral /follows',
    ]);
  });

  it('follows a referral though another was voided, and in part of its treatment sites', () => {
    const earlier = assessment({ result: 'refer' });
    const other = assessment({ result: 'refer' });
    const assessmentVoids = [{ ...other, assessment: other.id, reason: 'In error' }];
    const candidateAssessments = assessmentFacts({
      assessments: [earlier, other],
      assessmentVoids,
    });
    const oneSite = { scope: { ...SCOPE, treatmentSites: ['cervix'] } };
    expect(check({ follows: earlier.id, ...oneSite }, { candidateAssessments })).toBe('level-p');
  });

  it('is judged by the skill that it names: level P does not assess target outlining', () => {
    expect(check({ skill: 'target-outlining' })).toEqual(['assessor-not-qualified /assessor']);
  });

  it.each<[string, Parameters<typeof answered>, ReturnType<typeof refuse>]>([
    [
      'a day to come, by that day',
      [{ performedOn: day('2026-03-13') }],
      refuse('in-the-future', '/performedOn', { on: day('2026-03-13') }),
    ],
    [
      'a day out of post, by that day',
      [{ performedOn: day('2026-03-09') }],
      refuse('not-in-post', '/candidate', { on: day('2026-03-09') }),
    ],
    [
      'evidence of somebody else, by that evidence',
      [{ evidence: ['e-2' as never] }],
      refuse('unknown-evidence', '/evidence/0', { factId: 'e-2' }),
    ],
    [
      'a skill that does not exist, by its name',
      [{ skill: 'juggling' }],
      refuse('unknown-skill', '/skill', { skill: 'juggling' }),
    ],
    [
      'an assessor who is not qualified, by the skill',
      [{}, { entitlementFor: () => null }],
      refuse('assessor-not-qualified', '/assessor', { skill: 'oar-outlining' }),
    ],
    [
      'a treatment site that does not exist, by its name',
      [
        {
          scope: { ...SCOPE, treatmentSites: ['lung'] },
          skill: 'target-outlining',
        },
      ],
      refuse('unknown-treatment-site', '/scope/treatmentSites/0', { treatmentSite: 'lung' }),
    ],
  ])('refuses %s (F27)', (_, given, refusal) => {
    const answer = answered(...given);
    expect(answer.kind).toBe('refused');
    expect(answer.kind === 'refused' ? answer.refusals : []).toContainEqual(refusal);
  });

  it('says whether the assessor was absent or not qualified', () => {
    const away = assessor({ absences: [absence('2026-03-01')] }, { assessments: [levelP] });
    expect(check({}, { assessor: away })).toEqual(['assessor-absent /assessor']);
    expect(check({}, { entitlementFor: () => null })).toEqual(['assessor-not-qualified /assessor']);
  });
});
