import { assessment } from '../assessment/assessment.fixture.ts';
import { day, moment } from '../calendar/days.fixture.ts';
import { FRAMEWORK, POLICY } from '../framework/documents.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import {
  accepted,
  adapter,
  entitlement,
  headOfPhysics,
  suspension,
} from '../standing/department.fixture.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { acceptEntitlement } from './accept-entitlement.ts';
import { acceptEquivalence, type EquivalenceFields } from './equivalence.ts';
import { liftSuspension } from './lift-suspension.ts';
import { assessmentsQuestionedBy } from './questioned-assessments.ts';
import { entitlementsRelyingOn } from './reliance.ts';
import { suspendEntitlement } from './suspend-entitlement.ts';
import { grantWaiver, type WaiverFields } from './waiver.ts';
import { withdrawEntitlement } from './withdraw-entitlement.ts';

const NOW = moment('2026-03-12T12:00:00Z');
const granted = entitlement('adapter-1', 'adapter');
const stopped = suspension(granted);
const waiting: PersonFacts = { ...adapter(), entitlements: [granted] };
const held: PersonFacts = { ...waiting, acceptances: [accepted(granted)] };
const suspended: PersonFacts = { ...held, suspensions: [stopped] };

type Answer = { readonly kind: string; readonly refusals?: readonly { readonly kind: string }[] };
const kinds = (answer: Answer): readonly string[] =>
  (answer.refusals ?? []).map(({ kind }) => kind);

describe('accepting an entitlement', () => {
  const accept = (facts: PersonFacts, holder = 'adapter-1', id = granted.id) =>
    kinds(acceptEntitlement(facts, { entitlement: id, holder: person(holder) }, NOW));

  it('is for the holder, once', () => {
    expect(accept(waiting)).toEqual([]);
    expect(accept(waiting, 'aa-1')).toEqual(['not-the-holder']);
    expect(accept(held)).toEqual(['already-accepted']);
    expect(accept(waiting, 'adapter-1', 'x' as never)).toEqual(['unknown-entitlement']);
  });

  it('is too late once the entitlement has come to its end', () => {
    const old = { ...waiting, entitlements: [{ ...granted, expiresOn: day('2026-03-11') }] };
    expect(accept(old)).toEqual(['no-longer-open']);
  });
});

describe('suspending', () => {
  const suspend = (fields: Partial<typeof stopped>) =>
    kinds(suspendEntitlement(held, { ...stopped, ...fields }, NOW));

  it('takes the whole, or the part named', () => {
    expect(suspend({})).toEqual([]);
    expect(suspend({ tasks: ['edit-oar'], treatmentSites: ['bladder'] })).toEqual([]);
  });

  it('refuses a part that the entitlement does not have', () => {
    expect(suspend({ tasks: ['approve-target'], treatmentSites: ['rectum'] })).toEqual([
      'task-not-in-entitlement',
      'treatment-site-not-in-scope',
    ]);
  });
});

describe('lifting a suspension (scenario 44)', () => {
  const lift = (by: PersonFacts, outcome = 'Reviewed, no concern', facts = suspended) =>
    kinds(
      liftSuspension(
        facts,
        by,
        { suspension: stopped.id, outcome, liftedBy: person(by.person.id) },
        NOW,
      ),
    );

  it('needs another person with a delegation, and an outcome', () => {
    expect(lift(headOfPhysics())).toEqual([]);
    expect(lift(headOfPhysics('adapter-1'))).toEqual(['own-suspension']);
    expect(lift(headOfPhysics('hortp', '2026-03-11'))).toEqual(['delegation-missing']);
    expect(lift(headOfPhysics(), '  ')).toEqual(['blank']);
  });

  it('happens once', () => {
    const lifted: PersonFacts = {
      ...suspended,
      lifts: [
        {
          ...recorded('2026-03-05'),
          suspension: stopped.id,
          outcome: 'Done',
          liftedBy: person('hortp'),
        },
      ],
    };
    expect(lift(headOfPhysics(), 'Again', lifted)).toEqual(['already-lifted']);
    expect(lift(headOfPhysics(), 'None', held)).toEqual(['unknown-suspension']);
  });
});

describe('withdrawing', () => {
  const withdraw = (fields: { forCause?: boolean; effectiveFrom?: string; reason?: string }) =>
    kinds(
      withdrawEntitlement(
        held,
        headOfPhysics(),
        {
          entitlement: granted.id,
          effectiveFrom: day(fields.effectiveFrom ?? '2026-03-12'),
          forCause: fields.forCause ?? false,
          reason: fields.reason ?? 'Role changed',
        },
        NOW,
      ),
    );

  it('reaches back only for cause (I6)', () => {
    expect(withdraw({})).toEqual([]);
    expect(withdraw({ effectiveFrom: '2026-03-11' })).toEqual(['before-today']);
    expect(withdraw({ effectiveFrom: '2026-03-11', forCause: true })).toEqual([]);
    expect(withdraw({ reason: '' })).toEqual(['blank']);
  });
});

describe('a waiver (I3, F17)', () => {
  const waiver = (fields: Partial<WaiverFields> = {}) =>
    kinds(
      grantWaiver(
        FRAMEWORK,
        POLICY,
        held,
        {
          person: person('adapter-1'),
          requirement: 'mpe-plan-selection',
          rationale: 'Papers awaited',
          approver: person('deputy'),
          from: day('2026-03-12'),
          until: day('2026-09-11'),
          ...fields,
        },
        NOW,
      ),
    );

  it('lasts at most six months', () => {
    expect(waiver()).toEqual([]);
    expect(waiver({ until: day('2026-09-12') })).toEqual(['longer-than-permitted']);
    expect(waiver({ until: day('2026-03-11') })).toEqual(['ends-before-it-begins']);
  });

  it('covers only experience and case counts', () => {
    expect(waiver({ requirement: 'adapter-oar-outlining' })).toEqual(['nothing-to-waive']);
    expect(waiver({ requirement: 'nonsense' })).toEqual(['unknown-requirement']);
  });

  it('is approved by neither the holder nor an entitler of the holder in that role', () => {
    expect(waiver({ approver: person('adapter-1') })).toEqual(['own-record']);
    const entitledAsMpe = { ...held, entitlements: [entitlement('adapter-1', 'mpe')] };
    const answer = grantWaiver(
      FRAMEWORK,
      POLICY,
      entitledAsMpe,
      {
        person: person('adapter-1'),
        requirement: 'mpe-plan-selection',
        rationale: 'Papers awaited',
        approver: person('hortp'),
        from: day('2026-03-12'),
        until: day('2026-06-11'),
      },
      NOW,
    );
    expect(kinds(answer)).toEqual(['approver-is-the-entitler']);
  });

  it('never begins in the past, and says why', () => {
    expect(waiver({ from: day('2026-03-11'), until: day('2026-04-01'), rationale: ' ' })).toEqual([
      'before-today',
      'blank',
    ]);
  });
});

describe('an equivalence (F17)', () => {
  const equivalence = (fields: Partial<EquivalenceFields> = {}) =>
    kinds(
      acceptEquivalence(
        FRAMEWORK,
        {
          person: person('aa-1'),
          skill: 'oar-outlining',
          fromTreatmentSite: 'prostate',
          toTreatmentSite: 'bladder',
          rationale: 'Same structures',
          approver: person('hortp'),
          from: day('2026-03-12'),
          until: null,
          ...fields,
        },
        NOW,
      ),
    );

  it('is never approved by the holder', () => {
    expect(equivalence()).toEqual([]);
    expect(equivalence({ approver: person('aa-1') })).toEqual(['own-record']);
  });

  it.each([
    [{ skill: 'baking' }, 'unknown-skill'],
    [{ toTreatmentSite: 'moon' }, 'unknown-treatment-site'],
    [{ toTreatmentSite: 'prostate' }, 'same-treatment-site'],
    [{ from: day('2026-03-11') }, 'before-today'],
    [{ until: day('2026-03-11') }, 'ends-before-it-begins'],
    [{ rationale: '' }, 'blank'],
  ])('refuses %j', (fields, kind) => {
    expect(equivalence(fields)).toEqual([kind]);
  });
});

describe('reliance on evidence (F18)', () => {
  it('holds for evidence in the basis and for assessments in the basis that link it', () => {
    const facts = adapter();
    const [item] = facts.evidence;
    const [first] = facts.assessments;
    if (item === undefined || first === undefined) throw new Error('The fixture has evidence');
    const linked = { ...first, evidence: [item.id] };
    const basis = (kind: 'evidence' | 'assessment', id: string) => [{ kind, id, sha256: '0' }];
    const relying = entitlementsRelyingOn(
      {
        assessments: [{ ...first, id: 'unlinked' as never, evidence: [] }, linked],
        entitlements: [
          { ...granted, id: 'direct' as never, basis: basis('evidence', item.id) },
          { ...granted, id: 'linked' as never, basis: basis('assessment', linked.id) },
          { ...granted, id: 'other' as never, basis: basis('evidence', 'another') },
          {
            ...granted,
            id: 'among others' as never,
            basis: [...basis('evidence', 'another'), ...basis('evidence', item.id)],
          },
          { ...granted, id: 'of another kind' as never, basis: basis('assessment', item.id) },
          { ...granted, id: 'linked as evidence' as never, basis: basis('evidence', linked.id) },
        ],
      },
      item.id,
      ({ basis: rests }) => rests,
    );
    expect(relying.map(({ id }) => id)).toEqual(['direct', 'linked', 'among others']);
  });
});

describe('assessments in question after a withdrawal for cause (I6)', () => {
  const qualified = (performedOn: string, fields = {}) =>
    assessment({
      assessor: person('adapter-1'),
      performedOn: day(performedOn),
      qualification: { kind: 'level-p', assessment: 'a1' as never, entitlement: granted.id },
      ...fields,
    });
  const given = [
    qualified('2026-03-01'),
    qualified('2026-02-28'),
    qualified('2026-03-01', { assessor: person('aa-1') }),
    qualified('2026-03-01', {
      qualification: { kind: 'founding-assessor', appointment: 'letter 1' },
    }),
  ];

  it('are those given under it on or after its day', () => {
    const withdrawal = { effectiveFrom: day('2026-03-01'), forCause: true };
    expect(assessmentsQuestionedBy(granted, withdrawal, given)).toEqual([given[0]?.id]);
  });

  it('are none when the withdrawal was not for cause', () => {
    const withdrawal = { effectiveFrom: day('2026-03-01'), forCause: false };
    expect(assessmentsQuestionedBy(granted, withdrawal, given)).toEqual([]);
  });
});
