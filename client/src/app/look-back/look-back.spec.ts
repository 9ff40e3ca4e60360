import type { CalendarDay } from '@oart/competency';
import type { EvidenceView, LookBackView } from '@oart/contract';
import { lookBackCsv, lookBackSentence } from './look-back-words';
import { retractionAct, revocationAct } from './revocation-acts';

const TODAY = '2026-11-22' as CalendarDay;
const record = { id: 'r1', title: 'Tutorial', ledgerIndex: 9 } as EvidenceView;
const nothing = {
  ...{ from: '2026-11-01', revokedAs: null, holder: { id: 'p1', displayName: 'AA-1' } },
  ...{ entitlements: [], acts: [], supervisedActs: [], assessmentsGiven: [], decisions: [] },
} as unknown as LookBackView;
const held = { id: 'e1', number: 'E-2026-0001', role: 'adapter', roleTitle: 'Adapter' };
const act = {
  ...{ id: 'a1', performedAt: '2026-11-10T11:00:00.000Z', taskTitle: 'Edit', mode: 'supervised' },
  ...{ treatmentSiteTitle: 'Prostate', caseReference: 'C3', fraction: 2 },
  ...{ actor: { id: 'p1', displayName: 'AA-1' }, supervisor: { id: 'p2', displayName: 'AA-2' } },
} as LookBackView['acts'][number];

describe('a look-back', () => {
  it('says first what rested on the record, or that nothing did', () => {
    expect(lookBackSentence(record, nothing)).toBe(
      'Nothing was done on the strength of “Tutorial” since 01 Nov 2026',
    );
    expect(lookBackSentence(record, { ...nothing, acts: [act, act] })).toBe(
      '2 acts rest on “Tutorial” since 01 Nov 2026',
    );
    expect(lookBackSentence(record, { ...nothing, acts: [act] })).toBe(
      '1 act rests on “Tutorial” since 01 Nov 2026',
    );
    expect(lookBackSentence(record, { ...nothing, acts: [act], supervisedActs: [act] })).toMatch(
      /^1 act and 1 supervised act rest on /,
    );
    expect(
      lookBackSentence(record, { ...nothing, revokedAs: 'clerical', supervisedActs: [act] }),
    ).toBe(
      '“Tutorial” is revoked as a clerical error; since 01 Nov 2026 1 supervised act relied on it',
    );
  });

  it('is saved as it is shown, a line for each', () => {
    const rows = lookBackCsv({ ...nothing, entitlements: [held], acts: [act] });
    expect(rows.map((row) => row.length)).toEqual([8, 8, 8]);
    expect(rows[2]).toEqual([
      ...['Act', '2026-11-10T11:00:00.000Z', 'Edit', 'Prostate', 'C3/2', 'AA-1', 'AA-2'],
      'supervised',
    ]);
  });
});

describe('a revocation', () => {
  const values = { kind: 'integrity', effectiveFrom: '2026-11-01', reason: ' Not theirs ' };

  it('is sent with its day in the past and what was seen', () => {
    expect(revocationAct(record, [], TODAY).request(values)).toEqual({
      ...{ kind: 'integrity', effectiveFrom: '2026-11-01', reason: 'Not theirs', seen: 9 },
    });
  });

  it.each([
    ['integrity', /E-2026-0001 is suspended at once/],
    ['clerical', /Nothing is suspended; of E-2026-0001 only/],
  ])('for %s says what becomes of the entitlements', (kind, sentence) => {
    const follows = revocationAct(record, [held], TODAY).follows({ ...values, kind });
    expect(follows.join(' ')).toMatch(sentence);
    expect(follows.join(' ')).toContain('since 01 Nov 2026');
  });

  it('says nothing of what follows before it is said what is wrong', () => {
    expect(revocationAct(record, [held], TODAY).follows({ ...values, kind: '' })).toEqual([]);
  });

  it('that was a mistake leaves a suspension to its lift', () => {
    expect(retractionAct(record, 'integrity').follows({ reason: '' })).toHaveLength(2);
    expect(retractionAct(record, 'clerical').follows({ reason: '' })).toHaveLength(1);
  });
});
