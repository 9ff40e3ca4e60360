import { assessment } from '../assessment/assessment.fixture.ts';
import { day, moment } from '../calendar/days.fixture.ts';
import { FRAMEWORK } from '../framework/documents.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import { lookBack } from '../standing/look-back.ts';
import {
  accepted,
  act,
  advancedAdapter,
  entitlement,
  headOfPhysics,
} from '../standing/department.fixture.ts';
import { factsAsKnown } from '../standing/known.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { amendBasis, type AmendmentFields } from './amend-basis.ts';
import { basisAt, basisOn } from './basis.ts';
import type { BasisItem } from './entitlement.ts';

const NOW = moment('2026-05-13T09:00:00Z');
const holder = advancedAdapter('aa-1');
const [item] = holder.evidence;
const other = holder.evidence.find(({ id, skill }) => id !== item?.id && skill === item?.skill);
const elsewhere = holder.evidence.find(({ skill }) => skill !== item?.skill);
if (item === undefined || other === undefined || elsewhere === undefined) {
  throw new Error('The fixture has evidence');
}
// Shows what the first one shows.
const again = { ...item, id: other.id, index: other.index };
const base = {
  ...holder,
  evidence: holder.evidence.map((each) => (each.id === again.id ? again : each)),
};
const linking = assessment({
  candidate: person('aa-1'),
  skill: 'dir-evaluation',
  evidence: [item.id],
});
const anew = assessment({ candidate: person('aa-1'), skill: 'dir-evaluation', evidence: [] });
const basis: readonly BasisItem[] = [
  { kind: 'evidence', id: item.id, sha256: '0' },
  { kind: 'assessment', id: linking.id, sha256: '1' },
];
const granted = entitlement('aa-1', 'advanced-adapter', { basis });
const revocation = {
  ...recorded('2026-05-10', 'verifier-1'),
  evidence: item.id,
  kind: 'integrity' as const,
  effectiveFrom: day('2026-03-02'),
  revoker: person('verifier-1'),
  reason: 'Of somebody else',
};
const revoked: PersonFacts = {
  ...base,
  assessments: [linking, anew],
  entitlements: [granted],
  acceptances: [accepted(granted)],
  evidenceRevocations: [revocation],
};
const fields: AmendmentFields = {
  entitlement: granted.id,
  removed: item.id,
  replacement: { kind: 'evidence', id: again.id },
  amendedOn: NOW.on,
  reason: 'Certificate sighted anew',
  amendedBy: person('hortp'),
};
const amend = (
  changed: Partial<AmendmentFields>,
  facts: PersonFacts = revoked,
  amender: PersonFacts = headOfPhysics('hortp', '2026-05-13'),
): readonly string[] => {
  const answer = amendBasis(facts, amender, { ...fields, ...changed }, NOW);
  return answer.kind === 'refused'
    ? answer.refusals.map(({ kind, pointer }) => `${kind} ${pointer}`)
    : [];
};

describe('amending the basis of an entitlement (I12)', () => {
  it('replaces a revoked record by another of the same kind and skill, or by none', () => {
    expect(amend({})).toEqual([]);
    expect(amend({ replacement: null })).toEqual([]);
  });

  it('replaces an assessment that links the revoked record too (F18)', () => {
    const replacement = { kind: 'assessment', id: anew.id } as const;
    expect(amend({ removed: linking.id, replacement })).toEqual([]);
    expect(amend({ removed: linking.id, replacement: { ...replacement, id: again.id } })).toEqual([
      'does-not-replace /replacement',
    ]);
  });

  it('is for an entitler under a live delegation, never the holder', () => {
    expect(amend({}, revoked, base)).toEqual(['delegation-missing /amendedBy']);
    expect(amend({ amendedBy: person('aa-1') })).toEqual(['own-record /amendedBy']);
  });

  it.each<[string, Partial<AmendmentFields>, string]>([
    ['no such entitlement', { entitlement: 'x' as never }, 'unknown-entitlement /entitlement'],
    [
      'a record that is not in it',
      { removed: 'x', replacement: null },
      'not-in-the-basis /removed',
    ],
    [
      'a replacement that is in it',
      { replacement: { kind: 'evidence', id: item.id } },
      'already-in-the-basis /replacement',
    ],
    [
      'a record of another skill',
      { replacement: { kind: 'evidence', id: elsewhere.id } },
      'does-not-replace /replacement',
    ],
    ['no reason', { reason: ' ' }, 'reason-missing /reason'],
  ])('refuses %s', (_, changed, expected) => {
    expect(amend(changed)).toEqual([expected]);
  });

  it('refuses what was never revoked, what is not verified, and an entitlement that has ended', () => {
    expect(amend({}, { ...revoked, evidenceRevocations: [] })).toEqual(['not-revoked /removed']);
    const unverified = base.evidenceReviews.filter(({ evidence }) => evidence !== again.id);
    expect(amend({}, { ...revoked, evidenceReviews: unverified })).toEqual([
      'does-not-replace /replacement',
    ]);
    const ended = { ...revoked, entitlements: [{ ...granted, expiresOn: day('2026-05-12') }] };
    expect(amend({}, ended)).toEqual(['no-longer-open /entitlement']);
    const lastDay = { ...revoked, entitlements: [{ ...granted, expiresOn: day('2026-05-13') }] };
    expect(amend({}, lastDay)).toEqual([]);
  });

  it.each<[string, Partial<PersonFacts>]>([
    ['void', { assessmentVoids: [{ ...recorded(), assessment: anew.id, reason: 'Wrong person' }] }],
    ['failed', { assessments: [linking, { ...anew, result: 'fail' }] }],
    ['resting on the same record', { assessments: [linking, { ...anew, evidence: [item.id] }] }],
  ])('refuses to replace an assessment by one that is %s', (_, changed) => {
    const replacement = { kind: 'assessment', id: anew.id } as const;
    expect(amend({ removed: linking.id, replacement }, { ...revoked, ...changed })).toEqual([
      'does-not-replace /replacement',
    ]);
  });
});

describe('what replaces a record of the basis shows as much within the entitlement', () => {
  const sites = ['cervix', 'bladder'];
  const former = {
    ...linking,
    level: 'C' as const,
    scope: { ...linking.scope, treatmentSites: sites },
  };
  const granted2 = { ...granted, scope: { ...granted.scope, treatmentSites: ['cervix'] } };
  const amended = (changed: Partial<typeof anew>): readonly string[] =>
    amend(
      { removed: linking.id, replacement: { kind: 'assessment', id: anew.id } },
      {
        ...revoked,
        entitlements: [granted2],
        assessments: [former, { ...anew, level: 'C', scope: former.scope, ...changed }],
      },
    );

  it.each<[string, Partial<typeof anew>, boolean]>([
    ['the same', {}, true],
    ['a higher level', { level: 'P' }, true],
    ['a lower level', { level: 'T' }, false],
    ['the site within reach', { scope: { ...former.scope, treatmentSites: ['cervix'] } }, true],
    ['another site', { scope: { ...former.scope, treatmentSites: ['bladder'] } }, false],
    ['another platform', { scope: { ...former.scope, platform: 'unity' } }, false],
    ['no adaptation type', { scope: { ...former.scope, adaptationTypes: [] } }, false],
    ['another skill', { skill: 'plan-selection' }, false],
  ])('an assessment of %s', (_, changed, stands) => {
    expect(amended(changed)).toEqual(stands ? [] : ['does-not-replace /replacement']);
  });

  const reach = { platform: 'ethos', softwareVersions: ['Ethos 2.0'] } as const;
  const score = (structure: string) => ({ structure, score: 90, passMark: 75, attempt: 1 });
  const fallen = {
    ...item,
    treatmentSites: sites,
    platform: 'ethos',
    structures: [score('sigmoid')],
  };
  const replaced = (changed: Partial<typeof again>): readonly string[] =>
    amend(
      {},
      {
        ...revoked,
        entitlements: [granted2],
        evidence: [fallen, { ...fallen, id: again.id, index: again.index, ...changed }],
      },
    );

  it.each<[string, Partial<typeof again>, boolean]>([
    ['the same', {}, true],
    ['more structures', { structures: [score('rectum'), score('sigmoid')] }, true],
    ['another structure', { structures: [score('rectum')] }, false],
    ['the site within reach', { treatmentSites: ['cervix'] }, true],
    ['another site', { treatmentSites: ['bladder'] }, false],
    ['another platform', { platform: 'unity' }, false],
    ['another type', { type: 'external-record' }, false],
    ['a failed attempt', { structures: [{ ...score('sigmoid'), score: 74 }] }, false],
    ['an attempt at the pass mark', { structures: [{ ...score('sigmoid'), score: 75 }] }, true],
    ['a score below its pass mark', { score: 74, passMark: 75 }, false],
    ['a score at its pass mark', { score: 75, passMark: 75 }, true],
  ])('a record of %s', (_, changed, stands) => {
    expect(replaced(changed)).toEqual(stands ? [] : ['does-not-replace /replacement']);
  });

  it.each<[string, Partial<typeof again>, boolean]>([
    ['the version within reach', { softwareVersions: ['Ethos 2.0'] }, true],
    ['another version', { softwareVersions: ['Ethos 1.1'] }, false],
    ['the platform within reach', { platform: 'ethos' }, true],
    ['a platform beyond reach', { platform: 'unity' }, false],
  ])('training for any platform, by training for %s (F16)', (_, changed, stands) => {
    const training = { softwareVersions: ['Ethos 1.0', 'Ethos 2.0'], platform: null };
    expect(
      amend(
        {},
        {
          ...revoked,
          entitlements: [{ ...granted, scope: { ...granted.scope, ...reach } }],
          evidence: [
            { ...item, ...training },
            { ...item, ...training, id: again.id, index: again.index, ...changed },
          ],
        },
      ),
    ).toEqual(stands ? [] : ['does-not-replace /replacement']);
  });
});

describe('the basis as amended', () => {
  const added: BasisItem = { kind: 'evidence', id: again.id, sha256: '2' };
  const fact = recorded('2026-05-13', 'hortp');
  const amendment = { ...fact, ...fields, replacement: added };
  const facts: PersonFacts = { ...revoked, basisAmendments: [amendment] };
  const ids = (items: readonly BasisItem[]): readonly string[] => items.map(({ id }) => id);
  const earlier = moment('2026-05-12T23:59:59Z').at;

  it('counts from the instant of its recording, as known', () => {
    expect(ids(basisAt(facts, granted, earlier))).toEqual(ids(basis));
    expect(ids(basisAt(facts, granted, fact.recordedAt))).toEqual([linking.id, again.id]);
    const before = factsAsKnown(facts, fact.index - 1);
    expect(ids(basisAt(before, granted, fact.recordedAt))).toEqual(ids(basis));
    expect(ids(basisAt(facts, { ...granted, id: 'x' as never }, fact.recordedAt))).toEqual(
      ids(basis),
    );
  });

  it.each([
    ['2026-05-12', [item.id, linking.id]],
    ['2026-05-13', [item.id, linking.id, again.id]],
    ['2026-05-14', [linking.id, again.id]],
  ])('holds on %s what it rested on at some time of the day', (on, expected) => {
    expect(ids(basisOn(facts, granted, day(on)))).toEqual(expected);
  });

  it('moves the look-back list from the day after: acts of before stay on it', () => {
    const direct = { ...granted, basis: basis.slice(0, 1) };
    const on = (when: string) => act('approve-oar', 'aa-1', { when });
    const acts = [
      on('2026-05-12T10:00:00Z'),
      on('2026-05-13T10:00:00Z'),
      on('2026-05-14T10:00:00Z'),
    ];
    const [first, second, third] = acts.map(({ id }) => id);
    const amended = { ...facts, entitlements: [direct], acts };
    const decisions = ['2026-05-13', '2026-05-14'].map((when) => ({
      id: when,
      entitlement: granted.id,
      supervised: null,
      on: day(when),
    }));
    const of = (evidence: typeof item.id, from: string) =>
      lookBack(FRAMEWORK, amended, evidence, day(from), [], decisions);
    expect(of(item.id, '2026-03-02').acts).toEqual([first, second]);
    expect(of(item.id, '2026-03-02').decisions).toEqual(['2026-05-13']);
    expect(of(again.id, '2026-03-02').acts).toEqual([second, third]);
    expect(of(again.id, '2026-03-02').entitlements).toEqual([granted.id]);
    expect(of(item.id, '2026-05-14').entitlements).toEqual([]);
  });
});
