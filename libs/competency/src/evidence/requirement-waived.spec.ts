import { day } from '../calendar/days.fixture.ts';
import { allVerified, claim, evidence } from './evidence.fixture.ts';
import { PLAN, ask, words } from './requirement.fixture.ts';

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

  it('a claim that waits for verification is named beside it', () => {
    const facts = allVerified([record]);
    const waiting = { ...facts, evidence: [record, short] };
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
    });

    it('yields to a record that ends earlier', () => {
      const ending = { ...record, validUntil: day('2026-04-30') };
      const answer = ask(
        PLAN,
        allVerified([ending, short]),
        'cervix',
        '2026-02-01',
        waived('2026-05-31'),
      );
      expect(answer.end).toEqual({ day: '2026-04-30', cause: 'evidence' });
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
