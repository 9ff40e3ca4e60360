import fc from 'fast-check';
import { dayOfOrdinal, ordinalOf } from '../calendar/civil-day.ts';
import { day } from '../calendar/days.fixture.ts';
import { expectAlways } from '../calendar/expect-always.fixture.ts';
import { FRAMEWORK } from '../framework/documents.fixture.ts';
import type { FrameworkDocument, Requirement } from '../framework/framework.ts';
import { allVerified, certificate, evidence, evidenceFacts, score } from './evidence.fixture.ts';
import type { Evidence } from './evidence.ts';
import { DIR, OAR, ask, proknowLog, scores, words } from './requirement.fixture.ts';

describe('the structure set of a treatment site (scenarios 1 and 2)', () => {
  const prostate = [
    certificate('prostate', scores('bladder', 'rectum')),
    certificate('prostate', scores('femoral-head-left', 'femoral-head-right')),
    proknowLog('prostate'),
  ];
  const cervix = [
    certificate('cervix', scores('bladder', 'rectum', 'bowel')),
    proknowLog('cervix'),
  ];
  const facts = allVerified([...prostate, ...cervix]);

  it('every structure covered and the log on file: met, resting on exactly these records', () => {
    const answer = ask(OAR, facts, 'prostate');
    expect(answer).toMatchObject({ met: true, reasons: [], end: null, shownFor: 'prostate' });
    expect([...answer.evidence].sort()).toEqual(prostate.map(({ id }) => id).sort());
    expect(answer.clauses.map(({ met }) => met)).toEqual([true, true]);
  });

  it('sigmoid missing: exactly that is named', () => {
    const answer = ask(OAR, facts, 'cervix');
    expect(answer.reasons).toEqual([
      {
        code: 'structure-certificate-missing',
        about: {
          requirement: 'adapter-oar-outlining',
          skill: 'oar-outlining',
          treatmentSite: 'cervix',
          record: 'ProKnow certificate',
          structure: 'sigmoid',
          needed: 75,
        },
        curedBy: ['holder'],
      },
    ]);
    expect(answer.evidence).toEqual([]);
  });

  it('nothing on file: every structure and the log are named', () => {
    expect(words(ask(OAR, evidenceFacts(), 'cervix'))).toEqual([
      'structure-certificate-missing bladder',
      'structure-certificate-missing rectum',
      'structure-certificate-missing sigmoid',
      'structure-certificate-missing bowel',
      'evidence-missing ProKnow log',
    ]);
  });

  it('a certificate never satisfies a treatment site that it does not name', () => {
    expect(words(ask(OAR, allVerified(prostate), 'bladder'))).toContain(
      'structure-certificate-missing rectum',
    );
  });

  it('a certificate that names two sites serves both', () => {
    const both = certificate('prostate', scores('bladder', 'rectum', 'sigmoid', 'bowel'), {
      treatmentSites: ['prostate', 'cervix'],
    });
    expect(ask(OAR, allVerified([both, proknowLog('cervix')]), 'cervix').met).toBe(true);
  });

  it('a site without a structure set is met by nobody', () => {
    expect(words(ask(OAR, facts, 'rectum'))[0]).toBe('nothing-required ProKnow certificate');
  });
});

describe('age at a first grant (F9)', () => {
  const old = allVerified([evidence({ occurredOn: day('2025-03-01') })]);
  const grant = (on: string | null) =>
    words(ask(DIR, old, 'cervix', '2026-02-20', { firstGrantOn: on === null ? null : day(on) }));

  it.each([
    ['2026-03-01', []],
    ['2026-03-02', ['evidence-too-old-for-first-grant tutorial certificate']],
    [null, []],
  ])('a certificate of 1 March 2025 for a first grant effective on %s gives %j', (on, expected) => {
    expect(grant(on)).toEqual(expected);
  });
});

describe('an equivalence of treatment sites (scenario 41, F17)', () => {
  const withRectum: FrameworkDocument = {
    ...FRAMEWORK,
    treatmentSites: [...FRAMEWORK.treatmentSites, { id: 'rectum', title: 'Rectum' }],
    structureSets: [
      ...FRAMEWORK.structureSets,
      {
        id: 'oar-rectum',
        skill: 'oar-outlining',
        treatmentSite: 'rectum',
        structures: [{ id: 'sigmoid', title: 'Sigmoid', passMark: 75 }],
      },
    ],
    requirements: [
      ...FRAMEWORK.requirements,
      { ...OAR, id: 'adapter-oar-rectum', treatmentSites: ['rectum'] },
    ],
  };
  const rectum: Requirement = { ...OAR, id: 'adapter-oar-rectum', treatmentSites: ['rectum'] };
  const prostate = allVerified([
    certificate(
      'prostate',
      scores('bladder', 'rectum', 'femoral-head-left', 'femoral-head-right'),
      {
        validUntil: day('2026-12-31'),
      },
    ),
    proknowLog('prostate'),
  ]);
  const asked = (equivalentSites: readonly string[]) =>
    ask(rectum, prostate, 'rectum', '2026-02-01', { equivalentSites }, withRectum);

  it('accepts the records of the other site, with their end', () => {
    expect(asked([]).met).toBe(false);
    expect(asked(['prostate'])).toMatchObject({
      met: true,
      shownFor: 'prostate',
      requirement: { id: 'adapter-oar-rectum' },
      end: { day: '2026-12-31', cause: 'evidence' },
    });
  });

  it('is not used where the own records are enough', () => {
    const own = [certificate('cervix', scores('bladder', 'rectum', 'sigmoid', 'bowel'))];
    const facts = {
      ...prostate,
      evidence: [...prostate.evidence, ...own, proknowLog('cervix')],
    };
    const both = { ...facts, evidenceReviews: allVerified(facts.evidence).evidenceReviews };
    const equivalent = { equivalentSites: ['prostate'] };
    expect(ask(OAR, both, 'cervix', '2026-02-01', equivalent)).toMatchObject({
      met: true,
      shownFor: 'cervix',
      end: null,
    });
  });

  describe('asks all that the role asks in the skill for the other site', () => {
    const second = { ...DIR, id: 'second', role: OAR.role, skill: OAR.skill };
    const both: FrameworkDocument = {
      ...withRectum,
      requirements: [...withRectum.requirements, second],
    };
    const tutorial = (until: string | null) =>
      evidence({
        skill: OAR.skill,
        validUntil: until === null ? null : day(until),
      });
    const certified = (until: string | null) => [
      certificate(
        'prostate',
        scores('bladder', 'rectum', 'femoral-head-left', 'femoral-head-right'),
        { validUntil: until === null ? null : day(until) },
      ),
      proknowLog('prostate'),
    ];
    const carriedOver = (items: readonly Evidence[], document = both) =>
      ask(
        rectum,
        allVerified(items),
        'rectum',
        '2026-02-01',
        { equivalentSites: ['prostate'] },
        document,
      );

    it('and not what it asks of another role', () => {
      const others = {
        ...both,
        requirements: [...withRectum.requirements, { ...second, role: 'mpe' }],
      };
      expect(carriedOver(certified(null)).met).toBe(false);
      expect(carriedOver(certified(null), others).met).toBe(true);
    });

    it.each([
      ['2026-12-31', '2026-06-30', '2026-06-30'],
      ['2026-06-30', '2026-12-31', '2026-06-30'],
      ['2026-06-30', null, '2026-06-30'],
      [null, '2026-06-30', '2026-06-30'],
    ])('with records to %p and %p, ends on %s and rests on all of them', (one, other, end) => {
      const items = [...certified(one), tutorial(other)];
      const answer = carriedOver(items);
      expect(answer.end).toEqual({ day: end, cause: 'evidence' });
      expect([...answer.evidence].sort()).toEqual(items.map(({ id }) => id).sort());
    });
  });

  it('helps nothing where the other site is not shown, or asks nothing', () => {
    expect(words(asked(['cervix']))).toContain('structure-certificate-missing sigmoid');
    expect(asked(['lung']).met).toBe(false);
  });
});

describe('removing a record', () => {
  const pool = [
    certificate('cervix', scores('bladder', 'rectum')),
    certificate('cervix', scores('sigmoid', 'bowel')),
    certificate('cervix', scores('rectum', 'sigmoid', 'bowel')),
    certificate('cervix', [score('bladder', 60)]),
    proknowLog('cervix'),
    evidence({ validUntil: day('2026-06-30') }),
    evidence(),
  ];

  it('never turns an unmet requirement into a met one, and every unmet one has a reason', () => {
    expectAlways(
      fc.property(
        fc.subarray(pool),
        fc.nat({ max: pool.length - 1 }),
        fc.constantFrom(OAR, DIR),
        fc.nat({ max: 300 }),
        (items, removed, requirement, days) => {
          const on = dayOfOrdinal(ordinalOf(day('2026-01-10')) + days);
          const all = ask(requirement, allVerified(items), 'cervix', on);
          const fewer = ask(
            requirement,
            allVerified(items.filter((item) => item !== pool[removed])),
            'cervix',
            on,
          );
          expect(fewer.met && !all.met).toBe(false);
          expect(all.met).toBe(all.reasons.length === 0);
        },
      ),
    );
  });
});
