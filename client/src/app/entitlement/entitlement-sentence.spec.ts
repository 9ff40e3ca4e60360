import type { CandidateView, EntitlementView } from '@oart/contract';
import { candidateSentence, entitlementSentence } from './entitlement-sentence';

const entitlement = (state: EntitlementView['state']) => ({
  number: 'E-2026-0134',
  person: { id: 'p', displayName: 'AA-3' },
  roleTitle: 'Advanced Adapter',
  treatmentSites: [
    { id: 'bladder', title: 'Bladder' },
    { id: 'prostate', title: 'Prostate' },
  ],
  state,
  effectiveFrom: '2026-11-24',
  expiresOn: '2029-11-23',
});

describe('entitlementSentence', () => {
  it.each([
    ['active', 'AA-3 is entitled as Advanced Adapter for bladder and prostate until 23 Nov 2029'],
    ['not-yet-effective', /is entitled .* from 24 Nov 2026$/],
    ['awaiting-acceptance', /E-2026-0134 .* waits for AA-3 to accept it$/],
    ['suspended', /is suspended$/],
    ['expired', /ended on 23 Nov 2029$/],
  ] as const)('an entitlement that is %s', (state, expected) => {
    expect(entitlementSentence(entitlement(state))).toMatch(expected);
  });

  it.each([
    'awaiting-acceptance',
    'suspended',
    'expired',
    'withdrawn',
    'superseded',
    'ended',
  ] as const)('never says of one that is %s that its holder is entitled', (state) => {
    expect(entitlementSentence(entitlement(state))).not.toContain('is entitled');
  });
});

describe('candidateSentence', () => {
  const candidate = (state: CandidateView['state']): CandidateView => ({
    person: { id: 'p', displayName: 'AA-3' },
    role: 'advanced-adapter',
    roleTitle: 'Advanced Adapter',
    treatmentSite: 'prostate',
    treatmentSiteTitle: 'Prostate',
    missing: 2,
    state,
  });

  it('says how much is missing', () => {
    expect(candidateSentence(candidate('ready'))).toBe(
      'AA-3 may be entitled as Advanced Adapter, prostate',
    );
    expect(candidateSentence(candidate('missing'))).toContain('2 missing');
  });
});
