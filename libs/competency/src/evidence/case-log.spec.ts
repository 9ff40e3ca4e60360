import { day } from '../calendar/days.fixture.ts';
import { person } from '../person/recorded.fixture.ts';
import { caseLogRefusals, countCases, withCountedCases } from './case-log.ts';
import { evidence } from './evidence.fixture.ts';
import type { Evidence, SupervisedCase } from './evidence.ts';
import type { EvidenceState } from './evidence-state.ts';

const supervised = (reference: string, fields: Partial<SupervisedCase> = {}): SupervisedCase => ({
  reference,
  on: day('2026-01-05'),
  treatmentSite: 'prostate',
  supervisor: person('aa-2'),
  intervention: false,
  outcome: 'approved',
  ...fields,
});
const log = (cases: readonly SupervisedCase[], fields: Partial<Evidence> = {}): Evidence =>
  evidence({ type: 'supervised-case-log', skill: 'oar-outlining', caseLog: cases, ...fields });
const ten = Array.from({ length: 10 }, (_, place) =>
  supervised(`C${String(place)}`, { intervention: place === 9 }),
);

describe('the numbers of a case log', () => {
  it('are counted from its cases: the tenth needed intervention (scenario 27)', () => {
    expect(withCountedCases(log(ten))).toMatchObject({
      cases: 10,
      casesWithoutIntervention: 9,
      treatmentSites: ['prostate'],
    });
  });

  it('are those of its own treatment site', () => {
    const mixed = log([supervised('C1'), supervised('C2', { treatmentSite: 'cervix' })]);
    expect(countCases([mixed], 'cervix')).toEqual({ cases: 1, withoutIntervention: 1 });
    expect(countCases([mixed])).toEqual({ cases: 2, withoutIntervention: 2 });
  });

  it('count a case of the same reference and day once over several logs', () => {
    const again = log([supervised('c0 '), supervised('C0', { on: day('2026-01-06') })]);
    expect(countCases([log(ten), again])).toEqual({ cases: 11, withoutIntervention: 10 });
  });

  it('are those stated where its cases are not known', () => {
    const stated = evidence({ cases: 4, casesWithoutIntervention: 3 });
    expect(countCases([stated, log(ten)])).toEqual({ cases: 14, withoutIntervention: 12 });
    expect(withCountedCases(stated)).toBe(stated);
  });

  it('are not added to those that were counted when the log was stored', () => {
    const stored = { ...log(ten), ...withCountedCases(log(ten)) };
    expect(countCases([stored])).toEqual({ cases: 10, withoutIntervention: 9 });
  });
});

describe('a case log', () => {
  const refusals = (
    item: Evidence,
    other: { readonly item: Evidence; readonly state: EvidenceState } | null = null,
    mayBeSummary = false,
  ): string[] =>
    caseLogRefusals(item, {
      mayBeSummary,
      onFile:
        other === null
          ? []
          : [
              {
                evidence: other.item,
                state: other.state,
                verifiedAt: null,
                countersigned: false,
                lastDay: null,
              },
            ],
    }).map(({ kind, pointer }) => `${kind} ${pointer}`);

  it.each([
    ['of different cases is accepted', log(ten), []],
    ['names at least one case', log([]), ['nothing-named /caseLog']],
    [
      'takes no case twice on one day',
      log([supervised('C1'), supervised('C1')]),
      ['listed-twice /caseLog/1/reference'],
    ],
    [
      'takes the same case on another day',
      log([supervised('C1'), supervised('C1', { on: day('2026-01-06') })]),
      [],
    ],
    [
      'is not supervised by the trainee',
      log([supervised('C1', { supervisor: person('aa-1') })]),
      ['own-supervision /caseLog/0/supervisor'],
    ],
    [
      'has no typed numbers beside its cases',
      log([supervised('C1')], { cases: 12, casesWithoutIntervention: 12 }),
      ['counted-from-cases /cases', 'counted-from-cases /casesWithoutIntervention'],
    ],
  ])('%s', (_, item, expected) => {
    expect(refusals(item)).toEqual(expected);
  });

  it('may be stated by its numbers alone where nobody lists cases', () => {
    expect(refusals(log([], { cases: 3 }), null, true)).toEqual([]);
  });

  it.each([
    ['submitted', ['in-another-record /caseLog/0/reference']],
    ['verified', ['in-another-record /caseLog/0/reference']],
    ['sent-back', []],
    ['revoked', []],
    ['superseded', []],
  ] as const)('with a case of a record that is %s gives %j', (state, expected) => {
    expect(refusals(log([supervised('C1')]), { item: log([supervised('C1')]), state })).toEqual(
      expected,
    );
  });

  it('may name a case that another skill was trained on', () => {
    const other = log([supervised('C1')], { skill: 'target-outlining' });
    expect(refusals(log([supervised('C1')]), { item: other, state: 'verified' })).toEqual([]);
  });
});
