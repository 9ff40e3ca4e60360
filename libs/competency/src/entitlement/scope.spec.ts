import type { SuspensionId } from '../person/ids.ts';
import { recorded } from '../person/recorded.fixture.ts';
import {
  accepted,
  adapter,
  entitlement,
  scope,
  suspension,
} from '../standing/department.fixture.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { entitlementsAsKnown } from './entitlements-as-known.ts';
import { scopeReasons } from './scope.ts';
import { suspends } from './suspension.ts';

const HERE = {
  treatmentSite: 'prostate',
  unit: 'ethos-1',
  platform: 'ethos',
  adaptationType: 'online-adaptive',
};

describe('a scope (F19)', () => {
  const covering = scope({
    treatmentSites: ['prostate', 'bladder'],
    units: ['ethos-1'],
    platform: 'ethos',
    adaptationTypes: ['online-adaptive'],
  });

  it('covers what it names', () => {
    expect(scopeReasons(covering, HERE)).toEqual([]);
  });

  it('says each way in which it does not cover', () => {
    const elsewhere = {
      treatmentSite: 'cervix',
      unit: 'unity-1',
      platform: 'unity',
      adaptationType: 'atp',
    };
    expect(scopeReasons(covering, elsewhere)).toMatchObject([
      { code: 'site-not-in-scope', about: { treatmentSite: 'cervix' } },
      { code: 'unit-not-in-scope', about: { unit: 'unity-1' } },
      {
        code: 'platform-not-in-scope',
        about: { unit: 'unity-1', expected: 'unity', found: 'ethos' },
      },
      { code: 'adaptation-type-not-in-scope', about: { adaptationType: 'atp' } },
    ]);
  });

  it('covers nothing where it names nothing', () => {
    const empty = { ...covering, treatmentSites: [], units: [], adaptationTypes: [] };
    expect(scopeReasons(empty, HERE).map(({ code }) => code)).toEqual([
      'site-not-in-scope',
      'unit-not-in-scope',
      'adaptation-type-not-in-scope',
    ]);
  });
});

describe('a suspension takes (scenario 44)', () => {
  it.each([
    ['everything where it names nothing', [], [], true],
    ['the tasks it names at every site', ['edit-oar'], [], true],
    ['no other task', ['edit-target'], [], false],
    ['every task at the sites it names', [], ['prostate'], true],
    ['nothing at another site', [], ['bladder'], false],
    [
      'a task it names at a site it names',
      ['edit-target', 'edit-oar'],
      ['bladder', 'prostate'],
      true,
    ],
    ['not that task elsewhere', ['edit-oar'], ['bladder'], false],
    ['not another task there', ['edit-target'], ['prostate'], false],
  ])('%s', (_, tasks, treatmentSites, taken) => {
    expect(suspends({ tasks, treatmentSites }, 'edit-oar', 'prostate')).toBe(taken);
  });
});

describe('what is known of entitlements (I13)', () => {
  it('is every list up to the index', () => {
    const granted = entitlement('adapter-1', 'adapter');
    const stopped = suspension(granted, { id: 's' as SuspensionId });
    const facts: PersonFacts = {
      ...adapter(),
      entitlements: [granted],
      acceptances: [accepted(granted)],
      suspensions: [stopped],
      lifts: [
        { ...recorded(), suspension: stopped.id, outcome: 'Done', liftedBy: granted.entitler },
      ],
      withdrawals: [
        {
          ...recorded(),
          entitlement: granted.id,
          effectiveFrom: granted.effectiveFrom,
          forCause: false,
          reason: 'Left',
        },
      ],
      entitlementReviews: [
        { ...recorded(), entitlement: granted.id, nextReviewDueOn: granted.expiresOn },
      ],
      waivers: [],
      equivalences: [],
      basisAmendments: [],
      equivalenceEnds: [],
    };
    const { entitlements, acceptances, suspensions, lifts, withdrawals, entitlementReviews } =
      entitlementsAsKnown(facts, Number.MAX_SAFE_INTEGER);
    expect([
      entitlements,
      acceptances,
      suspensions,
      lifts,
      withdrawals,
      entitlementReviews,
    ]).toEqual([
      facts.entitlements,
      facts.acceptances,
      facts.suspensions,
      facts.lifts,
      facts.withdrawals,
      facts.entitlementReviews,
    ]);
    expect(Object.values(entitlementsAsKnown(facts, -1)).flat()).toEqual([]);
  });
});
