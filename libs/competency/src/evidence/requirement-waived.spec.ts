import { day } from '../calendar/days.fixture.ts';
import type { RecordRule, Requirement } from '../framework/framework.ts';
import { allVerified, claim, evidence, evidenceFacts } from './evidence.fixture.ts';
import type { EvidenceFacts } from './evidence.ts';
import { DIR, PLAN, ask, words } from './requirement.fixture.ts';

describe('plan selection: training records and two years (scenario 3)', () => {
  const record = evidence({ type: 'plan-check-training-record', skill: 'plan-selection' });
  const short = claim('2025-01-01', '2025-12-31');

  it('both are needed', () => {
    const enough = claim('2020-01-01', '2023-01-01');
    expect(ask(PLAN, allVerified([record, enough])).met).toBe(true);
    expect(words(ask(PLAN, allVerified([enough])))).toEqual([
      'evidence-missing plan-checking training record',
    ]);
    expect(ask(PLAN, allVerified([record, short])).reasons).toMatchObject([
      {
        code: 'experience-too-short',
        about: { record: 'plan checking', needed: 731, held: 365 },
      },
    ]);
  });

  it('a day ahead on which time alone will meet it is named', () => {
    const open = claim('2024-02-02', null);
    const answer = ask(PLAN, allVerified([record, open], '2026-02-01'), 'cervix', '2026-02-01');
    expect(answer.reasons[0]?.about.on).toBe('2026-02-02');
  });

  it('experience alone may be asked for', () => {
    const enough = claim('2020-01-01', '2023-01-01');
    const alone = { ...PLAN, records: [] };
    expect(ask(alone, allVerified([enough]))).toMatchObject({ met: true, evidence: [enough.id] });
    expect(words(ask(alone, allVerified([short])))).toEqual(['experience-too-short plan checking']);
  });

  it('a claim that waits for verification is named beside it, no other record that waits', () => {
    const facts = allVerified([record]);
    const waiting = { ...facts, evidence: [record, short, evidence()] };
    expect(words(ask(PLAN, waiting))).toEqual([
      'experience-too-short plan checking',
      'evidence-awaiting-verification plan checking',
    ]);
  });

  describe('a waiver (F17)', () => {
    const waived = (until: string) => ({ waivedUntil: new Map([[PLAN.id, day(until)]]) });
    const facts = allVerified([record, short]);

    it.each([
      ['2026-02-01', true],
      ['2026-01-31', false],
    ])('to %s covers experience on 1 February: %s', (until, met) => {
      expect(ask(PLAN, facts, 'cervix', '2026-02-01', waived(until)).met).toBe(met);
    });

    it('ends the answer with its last day, and its end is named', () => {
      expect(ask(PLAN, facts, 'cervix', '2026-02-01', waived('2026-05-31'))).toMatchObject({
        waived: true,
        end: { day: '2026-05-31', cause: 'waiver' },
      });
      expect(words(ask(PLAN, facts, 'cervix', '2026-06-01', waived('2026-05-31')))).toEqual([
        'experience-too-short plan checking',
        'waiver-ended',
      ]);
    });

    it('does not end what time alone meets before it is over', () => {
      const ripening = allVerified([record, claim('2024-03-01', '2026-02-28')], '2026-03-01');
      const onDay = (until: string) => ask(PLAN, ripening, 'cervix', '2026-03-01', waived(until));
      expect(onDay('2026-05-31')).toMatchObject({ met: true, waived: false, end: null });
      const early = allVerified([record, claim('2024-02-10', null)], '2026-02-09');
      expect(ask(PLAN, early, 'cervix', '2026-02-09', waived('2026-05-31'))).toMatchObject({
        waived: true,
        end: null,
      });
    });

    it('never covers evidence', () => {
      const answer = ask(PLAN, allVerified([short]), 'cervix', '2026-02-01', waived('2026-05-31'));
      expect(words(answer)).toEqual(['evidence-missing plan-checking training record']);
      expect(answer).toMatchObject({ met: false, end: null });
    });

    it.each([
      ['2026-04-30', { day: '2026-04-30', cause: 'evidence' }],
      ['2026-05-31', { day: '2026-05-31', cause: 'evidence' }],
      ['2026-06-01', { day: '2026-05-31', cause: 'waiver' }],
    ])('to 31 May yields to a record that ends by then: one to %s gives %j', (until, end) => {
      const facts = allVerified([{ ...record, validUntil: day(until) }, short]);
      expect(ask(PLAN, facts, 'cervix', '2026-02-01', waived('2026-05-31')).end).toEqual(end);
    });

    it.each([
      ['2026-02-27', { day: '2026-02-27', cause: 'waiver' }],
      ['2026-02-28', null],
    ])('to %s, where time alone meets it on 1 March, gives the end %j', (until, end) => {
      const ripening = allVerified([record, claim('2024-02-01', '2026-01-30')], '2026-02-01');
      expect(ask(PLAN, ripening, 'cervix', '2026-02-01', waived(until)).end).toEqual(end);
    });

    describe('covers the number of cases (F17)', () => {
      const logs = (fields: Partial<RecordRule>, of = DIR): Requirement => ({
        ...of,
        records: of.records.map((rules) => rules.map((rule) => ({ ...rule, ...fields }))),
      });
      const asking = (requirement: Requirement, facts: EvidenceFacts) =>
        ask(requirement, facts, 'cervix', '2026-02-01', {
          waivedUntil: new Map([[requirement.id, day('2026-05-31')]]),
        });

      it.each<[string, Partial<RecordRule>]>([
        ['too-few-cases', { minimumCases: 10 }],
        ['too-few-cases-without-intervention', { minimumCasesWithoutIntervention: 10 }],
      ])('%s', (code, fields) => {
        const one = evidence({ cases: 9, casesWithoutIntervention: 9 });
        expect(words(ask(logs(fields), allVerified([one])))).toEqual([
          `${code} tutorial certificate`,
        ]);
        expect(asking(logs(fields), allVerified([one]))).toMatchObject({
          met: true,
          waived: true,
          evidence: [one.id],
          end: { day: '2026-05-31', cause: 'waiver' },
        });
      });

      it('never the record in which they would be listed', () => {
        expect(words(asking(logs({ minimumCases: 10 }), evidenceFacts()))).toEqual([
          'evidence-missing tutorial certificate',
        ]);
      });

      it('to its own end, although time alone meets the experience beside them', () => {
        const both = logs({ minimumCases: 10 }, PLAN);
        const ripening = allVerified([record, claim('2024-02-01', '2026-01-30')], '2026-02-01');
        expect(asking(both, ripening).end).toEqual({ day: '2026-05-31', cause: 'waiver' });
      });
    });

    it('is not used where it is not needed', () => {
      const enough = allVerified([record, claim('2020-01-01', '2023-01-01')]);
      expect(ask(PLAN, enough, 'cervix', '2026-02-01', waived('2026-05-31'))).toMatchObject({
        waived: false,
        end: null,
      });
    });
  });
});
