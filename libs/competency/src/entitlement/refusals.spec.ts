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
import { acceptEquivalence } from './equivalence.ts';
import { liftSuspension } from './lift-suspension.ts';
import { suspendEntitlement } from './suspend-entitlement.ts';
import { grantWaiver } from './waiver.ts';
import { withdrawEntitlement } from './withdraw-entitlement.ts';

const NOW = moment('2026-03-12T12:00:00Z');
const other = entitlement('adapter-1', 'adapter', { id: 'other' as never });
const granted = entitlement('adapter-1', 'adapter', { expiresOn: day('2026-06-30') });
const held: PersonFacts = {
  ...adapter(),
  entitlements: [other, granted],
  acceptances: [accepted(granted)],
};
const over: PersonFacts = {
  ...held,
  entitlements: [other, { ...granted, expiresOn: day('2026-03-11') }],
};
const stranger = headOfPhysics('deputy', '2026-03-11');

type Answer = {
  readonly kind: string;
  readonly refusals?: readonly {
    readonly kind: string;
    readonly pointer: string;
    readonly about: object;
  }[];
};

/** Each refusal in full: what it is, where, and what about. */
const said = ({ refusals = [] }: Answer): readonly (readonly [string, string, object])[] =>
  refusals.map(({ kind, pointer, about }) => [kind, pointer, about]);

describe('what stands against an acceptance', () => {
  const accept = (facts: PersonFacts, holder: string, id = granted.id) =>
    said(acceptEntitlement(facts, { entitlement: id, holder: person(holder) }, NOW));

  it('is said in full', () => {
    expect(accept(held, 'adapter-1', 'none' as never)).toEqual([
      ['unknown-entitlement', '/entitlement', {}],
    ]);
    expect(accept(over, 'aa-1')).toEqual([
      ['not-the-holder', '/holder', {}],
      ['already-accepted', '/entitlement', {}],
      ['no-longer-open', '/entitlement', { found: 'expired' }],
    ]);
    expect(accept(held, 'adapter-1', other.id)).toEqual([]);
  });
});

describe('what stands against a suspension', () => {
  const suspend = (facts: PersonFacts, fields: object = {}) =>
    said(suspendEntitlement(facts, { ...suspension(granted), ...fields }, NOW));

  it('is said in full', () => {
    expect(suspend(held, { entitlement: 'none' })).toEqual([
      ['unknown-entitlement', '/entitlement', {}],
    ]);
    expect(
      suspend(over, { tasks: ['edit-oar', 'approve-oar'], treatmentSites: ['bladder', 'rectum'] }),
    ).toEqual([
      ['no-longer-open', '/entitlement', { found: 'expired' }],
      ['task-not-in-entitlement', '/tasks/1', { task: 'approve-oar' }],
      ['treatment-site-not-in-scope', '/treatmentSites/1', { treatmentSite: 'rectum' }],
    ]);
    expect(suspend(held)).toEqual([]);
  });
});

describe('what stands against a lift', () => {
  const first = suspension(other, { id: 'first' as never });
  const stopped = suspension(granted, { id: 'second' as never });
  const facts: PersonFacts = { ...held, suspensions: [first, stopped] };
  const lift = (of: PersonFacts, by: PersonFacts, fields: object = {}) =>
    said(
      liftSuspension(
        of,
        by,
        { suspension: stopped.id, outcome: 'Done', liftedBy: person(by.person.id), ...fields },
        NOW,
      ),
    );

  it('is said in full', () => {
    const unknown = [['unknown-suspension', '/suspension', {}]];
    expect(lift(facts, headOfPhysics(), { suspension: 'none' })).toEqual(unknown);
    expect(lift({ ...facts, entitlements: [other] }, headOfPhysics())).toEqual(unknown);
    const lifted: PersonFacts = {
      ...facts,
      lifts: [
        {
          ...recorded('2026-03-05'),
          suspension: stopped.id,
          outcome: 'Done',
          liftedBy: person('hortp'),
        },
      ],
    };
    const own = { liftedBy: person('adapter-1'), outcome: ' ' };
    expect(lift(lifted, stranger, own)).toEqual([
      ['already-lifted', '/suspension', {}],
      ['own-suspension', '/liftedBy', {}],
      ['delegation-missing', '/liftedBy', { role: 'adapter' }],
      ['blank', '/outcome', {}],
    ]);
  });

  it('asks a delegation for the sites suspended, and for all where none is named', () => {
    const entitler = headOfPhysics();
    const bladder: PersonFacts = {
      ...entitler,
      delegations: entitler.delegations.map((each) => ({ ...each, treatmentSites: ['bladder'] })),
    };
    const part = { ...stopped, treatmentSites: ['bladder'] };
    expect(lift({ ...facts, suspensions: [part] }, bladder)).toEqual([]);
    expect(lift(facts, bladder)).toEqual([
      ['delegation-missing', '/liftedBy', { role: 'adapter' }],
    ]);
  });
});

describe('what stands against a withdrawal', () => {
  const withdraw = (facts: PersonFacts, by: PersonFacts, fields: object = {}) =>
    said(
      withdrawEntitlement(
        facts,
        by,
        {
          entitlement: granted.id,
          effectiveFrom: day('2026-03-12'),
          forCause: false,
          reason: 'Role changed',
          ...fields,
        },
        NOW,
      ),
    );

  it('is said in full', () => {
    expect(withdraw(held, headOfPhysics())).toEqual([]);
    expect(withdraw(held, headOfPhysics(), { entitlement: 'none' })).toEqual([
      ['unknown-entitlement', '/entitlement', {}],
    ]);
    const wrong = { effectiveFrom: day('2026-03-11'), reason: ' ' };
    expect(withdraw(over, stranger, wrong)).toEqual([
      ['no-longer-open', '/entitlement', { found: 'expired' }],
      ['delegation-missing', '/entitlement', { role: 'adapter' }],
      ['before-today', '/effectiveFrom', { on: '2026-03-11' }],
      ['blank', '/reason', {}],
    ]);
  });

  it.each([
    ['the day on which it was over', '2026-03-12', true, ['no-longer-open']],
    ['its last day', '2026-03-11', true, []],
    ['its last day, without cause', '2026-03-11', false, ['no-longer-open', 'before-today']],
  ])('of an entitlement that is over reaches back from %s', (_, on, forCause, expected) => {
    const found = withdraw(over, headOfPhysics(), { effectiveFrom: day(on), forCause });
    expect(found.map(([kind]) => kind)).toEqual(expected);
  });

  it('of one that was withdrawn reaches further back', () => {
    const before = { ...recorded('2026-03-05'), entitlement: granted.id, reason: 'Role changed' };
    const facts: PersonFacts = {
      ...held,
      withdrawals: [{ ...before, effectiveFrom: day('2026-03-05'), forCause: false }],
    };
    const withdrawFrom = (on: string) =>
      withdraw(facts, headOfPhysics(), { effectiveFrom: day(on), forCause: true });
    expect(withdrawFrom('2026-03-04')).toEqual([]);
    expect(withdrawFrom('2026-03-05')).toHaveLength(1);
  });
});

describe('what stands against a waiver', () => {
  const waive = (fields: object, facts = held) =>
    said(
      grantWaiver(
        FRAMEWORK,
        POLICY,
        facts,
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

  it('is said in full', () => {
    expect(waive({ requirement: 'none', approver: person('adapter-1') })).toEqual([
      ['unknown-requirement', '/requirement', {}],
      ['own-record', '/approver', {}],
    ]);
    expect(
      waive({
        requirement: 'adapter-oar-outlining',
        approver: granted.entitler,
        from: day('2026-03-11'),
        until: day('2026-09-12'),
        rationale: '  ',
      }),
    ).toEqual([
      ['nothing-to-waive', '/requirement', { requirement: 'adapter-oar-outlining' }],
      ['approver-is-the-entitler', '/approver', {}],
      ['before-today', '/from', { on: '2026-03-11' }],
      ['longer-than-permitted', '/until', { on: '2026-09-10' }],
      ['blank', '/rationale', {}],
    ]);
    expect(waive({ until: day('2026-03-11') })).toEqual([
      ['ends-before-it-begins', '/until', { on: '2026-03-11' }],
    ]);
    expect(waive({ until: day('2026-03-12') })).toEqual([]);
  });

  it('may be approved by who entitled the holder in another role, or another in this one', () => {
    expect(waive({ approver: granted.entitler })).toEqual([]);
    const mpe = entitlement('adapter-1', 'mpe', { entitler: person('somebody') });
    expect(waive({}, { ...held, entitlements: [mpe] })).toEqual([]);
  });

  it.each([['minimumCases'], ['minimumCasesWithoutIntervention']] as const)(
    'may set aside %s',
    (key) => {
      const counting = {
        ...FRAMEWORK,
        requirements: FRAMEWORK.requirements.map((each) => ({
          ...each,
          records: each.records.map((rules) => rules.map((rule) => ({ ...rule, [key]: 10 }))),
        })),
      };
      const fields = {
        person: person('adapter-1'),
        requirement: 'adapter-dir-evaluation',
        rationale: 'Ten seen elsewhere',
        approver: person('deputy'),
        from: day('2026-03-12'),
        until: day('2026-04-11'),
      };
      expect(said(grantWaiver(counting, POLICY, held, fields, NOW))).toEqual([]);
    },
  );
});

describe('what stands against an equivalence', () => {
  const accept = (fields: object) =>
    said(
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

  it('is said in full', () => {
    expect(
      accept({
        skill: 'baking',
        fromTreatmentSite: 'moon',
        toTreatmentSite: 'moon',
        approver: person('aa-1'),
        from: day('2026-03-11'),
        until: day('2026-03-10'),
        rationale: ' ',
      }),
    ).toEqual([
      ['unknown-skill', '/skill', { skill: 'baking' }],
      ['unknown-treatment-site', '/fromTreatmentSite', { treatmentSite: 'moon' }],
      ['unknown-treatment-site', '/toTreatmentSite', { treatmentSite: 'moon' }],
      ['same-treatment-site', '/toTreatmentSite', {}],
      ['own-record', '/approver', {}],
      ['before-today', '/from', { on: '2026-03-11' }],
      ['ends-before-it-begins', '/until', { on: '2026-03-10' }],
      ['blank', '/rationale', {}],
    ]);
    expect(accept({ until: day('2026-03-12') })).toEqual([]);
    expect(accept({ until: day('2026-12-31') })).toEqual([]);
  });
});
