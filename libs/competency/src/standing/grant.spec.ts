import { assessment } from '../assessment/assessment.fixture.ts';
import { day } from '../calendar/days.fixture.ts';
import { certificate, claim, evidence, score, verified } from '../evidence/evidence.fixture.ts';
import { POLICY } from '../framework/documents.fixture.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { registrationCheck } from '../person/personnel.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import { reason } from '../reason/reason.ts';
import {
  adapter,
  advancedAdapter,
  ADVANCED_SKILLS,
  advancedEvidence,
  asOf,
  competent,
  department,
  entitlement,
  headOfPhysics,
  holding,
  oarEvidence,
  oncologist,
  physicist,
  policy,
  scope,
  shown,
  tasksOf,
} from './department.fixture.ts';
import type { PersonFacts } from './facts.ts';
import { NO_BASIS } from './grant-basis.ts';
import { proposeGrant, type GrantProposal } from './grant.ts';

const AT = '2026-03-12T12:00:00Z';

function proposal(role: string, fields: Partial<GrantProposal> = {}): GrantProposal {
  return {
    role,
    tasks: tasksOf(role),
    scope: scope({ treatmentSites: ['prostate'] }),
    effectiveFrom: day('2026-03-12'),
    expiresOn: day('2029-03-11'),
    conditions: null,
    ...fields,
  };
}

const at = (...sites: readonly string[]) => ({ scope: scope({ treatmentSites: sites }) });

function codes(
  candidate: PersonFacts,
  asked: GrantProposal,
  { where = department(), by = headOfPhysics(), when = AT } = {},
): readonly string[] {
  return proposeGrant(where, candidate, by, asked, asOf(when)).reasons.map(({ code }) => code);
}

describe('a grant', () => {
  it('stands on verified evidence and signed assessments, and names both as its basis (scenario 1)', () => {
    const facts = adapter();
    const answer = proposeGrant(
      department(),
      facts,
      headOfPhysics(),
      proposal('adapter'),
      asOf(AT),
    );
    expect(answer.reasons).toEqual([]);
    expect(answer.frameworkVersion).toBe(1);
    expect(answer.dutyHolder).toBe('operator');
    expect(answer.delegation).not.toBeNull();
    const prostate = facts.evidence.filter(
      ({ type, treatmentSites }) =>
        type === 'tutorial-certificate' || treatmentSites.includes('prostate'),
    );
    expect([...answer.basis.evidence].sort()).toEqual(prostate.map(({ id }) => id).sort());
    expect(answer.basis.assessment).toEqual(facts.assessments.map(({ id }) => id));
    expect(answer.basis.registration).toEqual(facts.registrationChecks.map(({ id }) => id));
    expect(answer.basis.employment).toEqual(facts.employments.map(({ id }) => id));
  });

  it('is refused for exactly the one certificate that is missing (scenario 2)', () => {
    const others = ['bladder', 'rectum', 'bowel'].map((structure) => score(structure, 90));
    const facts: PersonFacts = {
      ...adapter(),
      ...shown([
        ...oarEvidence(['prostate']),
        certificate('cervix', others),
        evidence({ type: 'proknow-log', skill: 'oar-outlining', treatmentSites: ['cervix'] }),
      ]),
    };
    const { reasons } = proposeGrant(
      department(),
      facts,
      headOfPhysics(),
      proposal('adapter', at('cervix')),
      asOf(AT),
    );
    expect(reasons.map(({ code, about }) => [code, about.skill, about.structure])).toEqual([
      ['structure-certificate-missing', 'oar-outlining', 'sigmoid'],
    ]);
    expect(codes(facts, proposal('adapter', at('prostate')))).toEqual([]);
  });

  it('asks an advanced adapter for OAR outlining by inheritance, and not with it off (scenario 3)', () => {
    const facts: PersonFacts = {
      ...advancedAdapter(),
      ...shown([...advancedEvidence(['bladder']), evidence()]),
      ...competent(...ADVANCED_SKILLS.filter((skill) => skill !== 'oar-outlining')),
    };
    const asked = proposal('advanced-adapter', {
      ...at('bladder'),
      tasks: ['approve-oar', 'edit-target', 'approve-target'],
    });
    const refused = proposeGrant(department(), facts, headOfPhysics(), asked, asOf(AT)).reasons;
    expect(new Set(refused.map(({ about }) => about.skill))).toEqual(new Set(['oar-outlining']));
    const off = department({ policies: [policy({ inheritance: 'off' })] });
    expect(codes(facts, asked, { where: off })).toEqual([]);
  });

  it('lets a dosimetrist pass with RCT only where the framework names RCT (scenario 5)', () => {
    const rct: PersonFacts = {
      ...advancedAdapter(),
      registrationChecks: [registrationCheck({ body: 'RCT' })],
    };
    expect(codes(rct, proposal('advanced-adapter'))).toEqual([]);
    const [version] = department().frameworks;
    if (version === undefined) throw new Error('The fixture has a framework');
    const roles = version.document.roles.map((role) => ({
      ...role,
      prerequisites: role.prerequisites.map((anyOf) =>
        anyOf.filter((each) => each.kind !== 'registration' || each.body !== 'RCT'),
      ),
    }));
    const hcpcOnly = department({
      frameworks: [{ ...version, document: { ...version.document, roles } }],
    });
    expect(codes(rct, proposal('advanced-adapter'), { where: hcpcOnly })).toEqual([
      'registration-missing',
    ]);
  });

  it('lets an oncologist be entitled on prerequisites alone', () => {
    expect(codes(oncologist(), proposal('clinical-oncologist'))).toEqual([]);
  });

  it('is granted to nobody where neither role nor task asks for anything (I1)', () => {
    const [version] = department().frameworks;
    if (version === undefined) throw new Error('The fixture has a framework');
    const roles = version.document.roles.map((role) => ({ ...role, prerequisites: [] }));
    const askingNothing = department({
      frameworks: [{ ...version, document: { ...version.document, roles } }],
    });
    const asked = proposal('clinical-oncologist');
    const { reasons } = proposeGrant(askingNothing, oncologist(), headOfPhysics(), asked, asOf(AT));
    expect(reasons).toContainEqual(reason('nothing-required', { role: 'clinical-oncologist' }));
    expect(codes(oncologist(), asked)).not.toContain('nothing-required');
  });

  it('needs a framework in force on its first day, and a policy', () => {
    const early = proposal('adapter', { effectiveFrom: day('2024-12-31') });
    const nothing = reason('no-framework-in-force', { on: day('2024-12-31') });
    expect(proposeGrant(department(), adapter(), headOfPhysics(), early, asOf(AT)).reasons).toEqual(
      [nothing],
    );
    const unruled = department({ policies: [] });
    expect(codes(adapter(), proposal('adapter'), { where: unruled })).toEqual([
      'no-framework-in-force',
    ]);
  });

  it('of a role that the framework does not have rests on nothing', () => {
    const answer = proposeGrant(
      department(),
      adapter(),
      headOfPhysics(),
      proposal('juggler'),
      asOf(AT),
    );
    expect(answer.reasons.map(({ code }) => code)).not.toContain('nothing-required');
    expect(answer.reasons.length).toBeGreaterThan(0);
    expect([answer.dutyHolder, answer.statuses]).toStrictEqual([null, []]);
  });

  it('is never one’s own; a deputy can grant it (scenario 9)', () => {
    const both: PersonFacts = { ...physicist('hortp'), delegations: headOfPhysics().delegations };
    expect(codes(both, proposal('mpe'), { by: both })).toEqual(['own-entitlement']);
    expect(codes(both, proposal('mpe'), { by: headOfPhysics('deputy') })).toEqual([]);
  });

  it('ends with the delegation, to the day (scenario 10)', () => {
    const last = proposal('adapter', { effectiveFrom: day('2026-03-31') });
    expect(codes(adapter(), last, { when: '2026-03-31T22:59:59Z' })).toEqual([]);
    const next = proposal('adapter', { effectiveFrom: day('2026-04-01') });
    expect(codes(adapter(), next, { when: '2026-03-31T23:00:00Z' })).toEqual([
      'delegation-missing',
    ]);
  });

  it('needs one delegation for the role and every treatment site (I5, F5)', () => {
    const [whole] = headOfPhysics().delegations;
    if (whole === undefined) throw new Error('The fixture has a delegation');
    const by: PersonFacts = {
      ...headOfPhysics(),
      delegations: [{ ...whole, treatmentSites: ['prostate'] }],
    };
    expect(codes(adapter(), proposal('adapter', at('prostate')), { by })).toEqual([]);
    expect(codes(adapter(), proposal('adapter', at('prostate', 'cervix')), { by })).toEqual([
      'delegation-does-not-cover',
    ]);
  });

  it.each([
    ['on a unit that is unknown', department({ units: [] }), reason('unknown-unit')],
    [
      'before a framework is in force',
      department({ frameworks: [] }),
      reason('no-framework-in-force', { on: day('2026-03-12') }),
    ],
    [
      'without a policy',
      department({ policies: [] }),
      reason('no-framework-in-force', { on: day('2026-03-12') }),
    ],
  ])('is refused %s, and rests on nothing', (_, where, refusal) => {
    const asked = proposal('adapter');
    expect(proposeGrant(where, adapter(), headOfPhysics(), asked, asOf(AT))).toEqual({
      reasons: [refusal],
      flags: [],
      basis: NO_BASIS,
      statuses: [],
      frameworkVersion: null,
      dutyHolder: null,
      delegation: null,
    });
  });

  it('is refused when it would take effect before its own day (F3)', () => {
    const term = { effectiveFrom: day('2026-03-11'), expiresOn: day('2029-03-10') };
    const early = proposal('adapter', term);
    const { reasons } = proposeGrant(department(), adapter(), headOfPhysics(), early, asOf(AT));
    expect(reasons).toEqual([reason('effective-before-today', { on: term.effectiveFrom })]);
  });

  it.each([
    ['2026-03-12', '2029-03-11', []],
    ['2026-03-12', '2029-03-12', ['validity-too-long']],
    ['2028-02-29', '2031-02-28', []],
    ['2028-02-29', '2031-03-01', ['validity-too-long']],
  ])('from %s to %s within three years: %j (domain.md 10.17)', (from, to, expected) => {
    const asked = proposal('adapter', { effectiveFrom: day(from), expiresOn: day(to) });
    const found = codes(adapter(), asked).filter((code) => code === 'validity-too-long');
    expect(found).toEqual(expected);
  });

  it('says on which day the policy would let it end', () => {
    const asked = proposal('adapter', { expiresOn: day('2030-01-01') });
    const { reasons } = proposeGrant(department(), adapter(), headOfPhysics(), asked, asOf(AT));
    expect(reasons).toMatchObject([{ code: 'validity-too-long', about: { on: '2029-03-11' } }]);
  });

  it.each([
    ['no task', { tasks: [] }, 'unknown-task'],
    ['a task outside the role', { tasks: ['approve-target'] }, 'task-not-in-role'],
    ['no treatment site', at(), 'unknown-treatment-site'],
    ['an unknown treatment site', at('rectum'), 'unknown-treatment-site'],
    ['no unit', { scope: scope({ units: [] }) }, 'unknown-unit'],
    ['another platform', { scope: scope({ platform: 'unity' }) }, 'platform-not-in-scope'],
    ['no adaptation type', { scope: scope({ adaptationTypes: [] }) }, 'unknown-adaptation-type'],
    [
      'no software version',
      { scope: scope({ softwareVersions: [] }) },
      'software-version-not-in-scope',
    ],
    ['an end before its beginning', { expiresOn: day('2026-03-11') }, 'expired'],
  ])('is refused with %s', (_, fields, code) => {
    expect(codes(adapter(), proposal('adapter', fields))).toContain(code);
  });

  it('asks for two years of plan checking, met on 1 March after 29 February (scenario 12)', () => {
    const items = [
      evidence({ type: 'plan-check-training-record', skill: 'plan-selection' }),
      evidence({ type: 'mobius-training-record', skill: 'mobius-approval' }),
      claim('2024-02-29', null),
    ];
    const began = (): PersonFacts => ({
      ...physicist(),
      evidence: items,
      evidenceReviews: items.map((item) => verified(item, '2026-02-28')),
    });
    const on = (effectiveFrom: string) =>
      proposal('mpe', { effectiveFrom: day(effectiveFrom), expiresOn: day('2028-12-31') });
    const when = '2026-02-28T12:00:00Z';
    expect(codes(began(), on('2026-02-28'), { when })).toEqual(['experience-too-short']);
    expect(codes(began(), on('2026-03-01'), { when })).toEqual([]);
  });

  it('asks the age of certificates at the first grant only (F9)', () => {
    const old: PersonFacts = {
      ...adapter(),
      ...shown(oarEvidence().map((item) => ({ ...item, occurredOn: day('2025-03-11') }))),
    };
    expect(new Set(codes(old, proposal('adapter')))).toEqual(
      new Set(['evidence-too-old-for-first-grant']),
    );
    const renewal = holding(old, entitlement('adapter-1', 'adapter'));
    expect(codes(renewal, proposal('adapter'))).toEqual([]);
  });

  it('accepts a skill shown for another site by equivalence, and lists it as basis (scenario 41)', () => {
    const equivalence = (skill: string) => ({
      ...recorded('2026-03-01'),
      person: person('adapter-1'),
      skill,
      fromTreatmentSite: 'prostate',
      toTreatmentSite: 'bladder',
      rationale: 'Same structures',
      approver: person('hortp'),
      from: day('2026-03-01'),
      until: null,
    });
    const prostateOnly: PersonFacts = {
      ...adapter('adapter-1', ['prostate']),
      assessments: ['oar-outlining', 'dir-evaluation'].map((skill) =>
        assessment({
          skill,
          scope: {
            treatmentSites: ['prostate'],
            platform: 'ethos',
            adaptationTypes: ['online-adaptive'],
          },
        }),
      ),
    };
    expect(codes(prostateOnly, proposal('adapter', at('bladder')))).toContain('assessment-missing');
    const carried = ['oar-outlining', 'dir-evaluation'].map(equivalence);
    const answer = proposeGrant(
      department(),
      { ...prostateOnly, equivalences: carried },
      headOfPhysics(),
      proposal('adapter', at('bladder')),
      asOf(AT),
    );
    expect(answer.reasons).toEqual([]);
    // For DIR evaluation the certificate names no treatment site: its equivalence carries the level alone.
    expect(answer.basis.equivalence).toEqual(carried.map(({ id }) => id));
  });

  describe('with a waiver of the two years', () => {
    const waived = (approver: string, until = '2026-06-30'): PersonFacts => ({
      ...physicist(),
      ...shown([
        evidence({ type: 'plan-check-training-record', skill: 'plan-selection' }),
        evidence({ type: 'mobius-training-record', skill: 'mobius-approval' }),
        claim('2025-01-01', null),
      ]),
      waivers: [
        {
          ...recorded('2026-03-01'),
          person: person('mpe-1'),
          requirement: 'mpe-plan-selection',
          rationale: 'Two years elsewhere, papers awaited',
          approver: person(approver),
          from: day('2026-03-01'),
          until: day(until),
        },
      ],
    });

    it('is permitted when neither holder nor entitler approved it (I3)', () => {
      expect(codes(waived('deputy'), proposal('mpe'))).toEqual([]);
    });

    it.each(['hortp', 'mpe-1'])('is refused when %s approved it', (approver) => {
      expect(codes(waived(approver), proposal('mpe'))).toEqual(['experience-too-short']);
    });

    it('is refused once the waiver has ended', () => {
      const ended = codes(waived('deputy', '2026-03-11'), proposal('mpe'));
      expect(ended).toEqual(['experience-too-short', 'waiver-ended']);
    });
  });

  it('flags an entitler who was the only assessor, and founding assessors (I4, I6)', () => {
    const facts: PersonFacts = {
      ...adapter(),
      assessments: ['oar-outlining', 'dir-evaluation'].map((skill) =>
        assessment({ skill, assessor: person('hortp') }),
      ),
    };
    const { flags } = proposeGrant(
      department(),
      facts,
      headOfPhysics(),
      proposal('adapter'),
      asOf(AT),
    );
    expect(flags.map(({ kind }) => kind)).toEqual([
      'entitler-was-only-assessor',
      'entitler-was-assessor',
      'entitler-was-assessor',
      'founding-assessor-used',
      'founding-assessor-used',
    ]);
  });

  it('is refused to an assessor or verifier who entitles where the policy forbids it (I4)', () => {
    const base = adapter();
    const [item] = base.evidence;
    if (item === undefined) throw new Error('The fixture has evidence');
    const facts: PersonFacts = {
      ...base,
      assessments: ['oar-outlining', 'dir-evaluation'].map((skill) =>
        assessment({
          skill,
          assessor: person(skill === 'oar-outlining' ? 'hortp' : 'verifier-1'),
          evidence: [item.id],
        }),
      ),
    };
    const forbidding = (fields: Partial<PolicyDocument['entitlement']>) =>
      department({ policies: [policy({ entitlement: { ...POLICY.entitlement, ...fields } })] });
    expect(codes(facts, proposal('adapter'))).toEqual([]);
    const where = forbidding({ assessorMayEntitle: false, verifierMayAssess: false });
    expect(codes(facts, proposal('adapter'), { where })).toEqual([
      'assessor-may-not-entitle',
      'verifier-may-not-assess',
    ]);
  });

  it('states all reasons at once', () => {
    const nothing: PersonFacts = { ...adapter(), evidence: [], assessments: [], employments: [] };
    const found = codes(nothing, proposal('adapter', { effectiveFrom: day('2026-03-01') }), {
      by: headOfPhysics('hortp', '2026-02-28'),
    });
    expect(found).toEqual(
      expect.arrayContaining([
        'delegation-missing',
        'effective-before-today',
        'not-employed',
        'structure-certificate-missing',
        'evidence-missing',
        'assessment-missing',
      ]),
    );
  });
});
