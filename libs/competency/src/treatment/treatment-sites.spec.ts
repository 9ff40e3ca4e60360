import { day, instant } from '../calendar/days.fixture.ts';
import { FRAMEWORK } from '../framework/documents.fixture.ts';
import { recorded } from '../person/recorded.fixture.ts';
import { adapter, department, entitledAs, ETHOS, unit } from '../standing/department.fixture.ts';
import { standing } from '../standing/evaluate.ts';
import { compileTimeline, standingAt } from '../standing/timeline.ts';
import { CompiledGate } from '../gate/compiled-gate.ts';
import type { TreatmentSiteChange, TreatmentUnit } from './act.ts';
import {
  checkTreatmentSiteChange,
  everyTreatmentSite,
  treatmentSitesFrom,
  treatmentSitesOn,
  unitOn,
} from './treatment-sites.ts';

const change = (
  treatmentSite: string,
  opens: boolean,
  from: string,
  index = 0,
): TreatmentSiteChange => ({
  ...recorded('2026-01-01'),
  index,
  unit: ETHOS,
  treatmentSite,
  opens,
  from: day(from),
  reason: 'As planned.',
});

const withChanges = (...siteChanges: readonly TreatmentSiteChange[]): TreatmentUnit =>
  unit({ treatmentSites: ['cervix', 'bladder'], siteChanges });

describe('treatment sites of a unit', () => {
  const opening = withChanges(
    change('prostate', true, '2026-04-01'),
    change('bladder', false, '2026-05-01'),
  );

  it('open and close with their days', () => {
    const on = (text: string): readonly string[] => treatmentSitesOn(opening, day(text));
    expect(on('2026-03-31')).toEqual(['cervix', 'bladder']);
    expect(on('2026-04-01')).toEqual(['cervix', 'bladder', 'prostate']);
    expect(on('2026-05-01')).toEqual(['cervix', 'prostate']);
    expect(everyTreatmentSite(opening)).toEqual(['cervix', 'bladder', 'prostate']);
    expect(treatmentSitesFrom(opening, day('2026-03-01'))).toEqual([
      'cervix',
      'bladder',
      'prostate',
    ]);
    expect(treatmentSitesFrom(opening, day('2026-05-01'))).toEqual(['cervix', 'prostate']);
  });

  it('go by the later day, and of one day by what was recorded last', () => {
    const turned = withChanges(
      change('bladder', true, '2026-05-02', 1),
      change('bladder', false, '2026-05-01', 2),
    );
    expect(treatmentSitesOn(turned, day('2026-05-01'))).toEqual(['cervix']);
    expect(treatmentSitesOn(turned, day('2026-05-02'))).toEqual(['cervix', 'bladder']);
    const twice = withChanges(
      change('bladder', true, '2026-05-01', 2),
      change('bladder', false, '2026-05-01', 1),
    );
    expect(treatmentSitesOn(twice, day('2026-05-01'))).toEqual(['cervix', 'bladder']);
  });

  it('leave a unit the same object between two changes', () => {
    expect(unitOn(opening, day('2026-04-02'))).toBe(unitOn(opening, day('2026-04-30')));
    const unchanged = unit();
    expect(unitOn(unchanged, day('2026-04-02'))).toBe(unchanged);
  });

  it('are read by standing, timeline and gate at the day, as known', () => {
    const holder = entitledAs(adapter('adapter-1'), 'adapter');
    const where = department({ units: [withChanges(change('prostate', true, '2026-04-01', 900))] });
    const question = {
      task: 'edit-oar',
      treatmentSite: 'prostate',
      unit: ETHOS,
      adaptationType: null,
    };
    // The first instant of 1 April in British Summer Time.
    const opens = instant('2026-03-31T23:00:00Z');
    const before = instant('2026-03-31T22:59:59.999Z');
    const answer = (at: typeof opens, knownAt = Infinity) =>
      standing(where, holder, question, { at, knownAt });
    expect(answer(before)).toMatchObject({
      answer: 'no',
      reasons: [{ code: 'unknown-treatment-site' }],
    });
    expect(answer(opens).answer).toBe('yes');
    expect(answer(opens, 899).answer).toBe('no');
    const span = { from: instant('2026-03-01T00:00:00Z'), until: instant('2026-05-01T00:00:00Z') };
    const timeline = compileTimeline(where, holder, span, Infinity);
    expect(standingAt(timeline, question, before)?.answer).toBe('no');
    expect(standingAt(timeline, question, opens)?.answer).toBe('yes');
    const gate = new CompiledGate(where);
    gate.keep(holder);
    const asked = {
      ...question,
      person: 'adapter-1' as never,
      fraction: null,
      supervisor: null,
      doseCheckResult: null,
      disposition: null,
      correctedStructures: [],
      protocol: null,
    };
    const codes = (at: number) =>
      gate.answerAt(gate.read(asked), at)?.reasons.map(({ code }) => code);
    expect(codes(Date.parse(before))).toContain('unknown-treatment-site');
    expect(codes(Date.parse(opens))).not.toContain('unknown-treatment-site');
  });

  it('end the yes of a unit that closes, on the day before', () => {
    const holder = entitledAs(adapter('adapter-1'), 'adapter');
    const where = department({ units: [withChanges(change('bladder', false, '2026-04-01'))] });
    const question = {
      task: 'edit-oar',
      treatmentSite: 'bladder',
      unit: ETHOS,
      adaptationType: null,
    };
    const asOf = { at: instant('2026-03-20T09:00:00Z'), knownAt: Infinity };
    expect(standing(where, holder, question, asOf)).toMatchObject({
      answer: 'yes',
      usableUntil: { day: '2026-03-31', cause: 'transition' },
    });
  });
});

describe('recording that a unit opens or closes', () => {
  const check = (
    treatmentSite: string,
    opens: boolean,
    from: string,
    of = withChanges(),
    corrected: TreatmentSiteChange | null = null,
  ) =>
    checkTreatmentSiteChange(
      { unit: ETHOS, treatmentSite, opens, from: day(from), reason: 'As planned.' },
      of,
      FRAMEWORK,
      corrected,
    );

  it('is refused for a site that the framework lacks, and where nothing would change', () => {
    expect(check('prostate', true, '2026-04-01').kind).toBe('accepted');
    expect(check('bladder', false, '2026-04-01').kind).toBe('accepted');
    expect(check('rectum', true, '2026-04-01')).toMatchObject({
      refusals: [{ kind: 'unknown-treatment-site', pointer: '/treatmentSite' }],
    });
    expect(check('bladder', true, '2026-04-01')).toMatchObject({
      refusals: [{ kind: 'nothing-changes', pointer: '/opens' }],
    });
    expect(check('prostate', false, '2026-04-01')).toMatchObject({
      refusals: [{ kind: 'nothing-changes' }],
    });
  });

  it.each([
    ['on its own day', 'bladder', true, '2026-04-01', 'accepted'],
    ['on the day before', 'bladder', true, '2026-03-31', 'refused'],
    ['on the day after', 'bladder', true, '2026-04-02', 'refused'],
    ['for another site', 'cervix', true, '2026-04-01', 'refused'],
  ] as const)('takes back a mistake %s: %s, opens %s, %s: %s', (_, site, opens, from, kind) => {
    const mistake = change('bladder', false, '2026-04-01');
    expect(check(site, opens, from, withChanges(), mistake).kind).toBe(kind);
  });

  it('takes back what never was no more than any other change that changes nothing', () => {
    const opening = change('bladder', true, '2026-04-01');
    expect(check('bladder', true, '2026-04-01', withChanges(), opening).kind).toBe('refused');
  });

  it('is refused twice for one site on one day', () => {
    const changed = withChanges(change('prostate', true, '2026-04-01'));
    expect(check('prostate', false, '2026-04-01', changed)).toMatchObject({
      refusals: [{ kind: 'effective-day-taken', pointer: '/from' }],
    });
    expect(check('prostate', false, '2026-04-02', changed).kind).toBe('accepted');
    expect(check('bladder', false, '2026-04-01', changed).kind).toBe('accepted');
  });
});
