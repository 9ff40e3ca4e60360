import type { FactAct } from './fact-act';
import { registrationSection } from './registrations';
import type { StaffFile } from './staff-file';
import { CHECK, TODAY, actIn, onFile, onlyWith, staffFile, valuesOf } from './staff-file.fixture';

const actOf = (file: StaffFile, title: string): FactAct => actIn(registrationSection(file), title);

describe('registration checks', () => {
  it('are recorded again with what is on file, looked at today', () => {
    const act = actOf(staffFile(), 'Checked again');
    expect(act.request(valuesOf(act, { validUntil: '2029-03-31' }))).toEqual({
      body: 'RCT',
      part: null,
      number: 'RCT-1',
      status: 'active',
      statusFrom: null,
      validity: 'fixed',
      validUntil: '2029-03-31',
      checkedOn: TODAY,
      source: 'Online register',
      supersedes: null,
    });
  });

  it('are corrected with the entry that they replace, and why', () => {
    const act = actOf(staffFile(), 'Correct');
    expect(act.fields['reason']?.isRequired).toBe(true);
    expect(act.request(valuesOf(act, { number: 'RCT-2', reason: ' A slip ' }))).toMatchObject({
      number: 'RCT-2',
      checkedOn: '2026-01-05',
      supersedes: 'check',
      reason: 'A slip',
    });
  });

  it.each([
    ['what stands', {}, []],
    [
      'a renewal',
      { validUntil: '2029-03-31' },
      ['E-2026-0003, Advanced Adapter, goes on past 31 Mar 2027.'],
    ],
    [
      'a lapse from a day to come',
      { status: 'lapsed', statusFrom: '2026-12-01' },
      [expect.stringMatching(/^E-2026-0003, .* will be paused from 01 Dec 2026: /)],
    ],
    [
      'a sanction',
      { status: 'suspended' },
      [
        'The gate refuses AA-1 every task, whichever register a role needs.',
        expect.stringMatching(/will be paused from 22 Nov 2026: .*sanction/),
      ],
    ],
  ])('say what follows from %s', (_, change, sentences) => {
    const act = actOf(staffFile(), 'Checked again');
    expect(act.follows(valuesOf(act, change))).toEqual(sentences);
  });

  it('under conditions are decided on by the entitler', () => {
    const under = { ...CHECK, status: 'conditions' } as const;
    const file = staffFile({ registrationChecks: [under] }, { has: onlyWith('entitler') });
    const section = registrationSection(file);
    expect(section.acts).toEqual([]);
    expect(section.recordedBy).toBe('Recorded by people with the permission Staffing records.');
    expect(section.rows[0]?.acts.map(({ title }) => title)).toEqual(['Decide on conditions']);
    const act = actOf(file, 'Decide on conditions');
    expect(act.follows(valuesOf(act, { outcome: 'may-practise' }))).toEqual([
      'E-2026-0003, Advanced Adapter, is paused for this no longer.',
    ]);
    expect(act.request(valuesOf(act, { outcome: 'may-practise' }))).toEqual({
      registrationCheckId: 'check',
      outcome: 'may-practise',
    });
  });

  it('are not recorded about oneself, and that is said', () => {
    const section = registrationSection(staffFile({}, { isOwn: true }));
    expect(section.acts).toEqual([]);
    expect(section.rows.flatMap(({ acts }) => acts)).toEqual([]);
    expect(section.recordedBy).toMatch(/^Nobody records this about themselves/);
  });

  it('show what was corrected, by whom and why, without acts on it', () => {
    const corrected = { ...CHECK, correctedBy: 'again' };
    const again = { ...CHECK, ...onFile('again', { corrects: 'check', reason: 'A slip' }) };
    const file = staffFile({ registrationChecks: [corrected, again] });
    expect(registrationSection(file).rows).toMatchObject([
      { isCorrected: true, acts: [] },
      { isCorrected: false, origin: 'Keeper-1, 05 Jan 2026. A slip' },
    ]);
    expect(file.facts.registrationChecks.map(({ id }) => id)).toEqual(['again']);
  });
});
