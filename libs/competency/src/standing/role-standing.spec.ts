import { roleStandingFor } from '../gate/neutral-role-standing.ts';
import { assessment } from '../assessment/assessment.fixture.ts';
import { evidence } from '../evidence/evidence.fixture.ts';
import { day, instant } from '../calendar/days.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import {
  ETHOS,
  adapter,
  advancedAdapter,
  asOf,
  department,
  entitledAs,
  entitlement,
  holding,
  oncologist,
  scope,
  staff,
  suspension,
} from './department.fixture.ts';
import { standing } from './evaluate.ts';
import type { PersonFacts } from './facts.ts';
import { roleQuestions, roleStandings, type RoleStanding } from './role-standing.ts';
import { compileTimeline, standingAt, timelineAnswer } from './timeline.ts';

const MARCH = asOf('2026-03-12T10:00:00Z');
const where = department();

function row(facts: PersonFacts, at = MARCH): readonly RoleStanding[] {
  return roleStandings(where, facts, ETHOS, at, (question) =>
    timelineAnswer(standing(where, facts, question, at)),
  );
}

const told = (cells: readonly RoleStanding[]) =>
  cells.map(({ role, treatmentSite, state }) => `${role}/${treatmentSite}: ${state}`);

describe('how a person stands in each role and site', () => {
  it('is the least of the tasks, of which some may be held', () => {
    const held = entitlement('aa-1', 'advanced-adapter', {
      scope: scope({ treatmentSites: ['bladder'] }),
    });
    const inPart = suspension(held, { tasks: ['select-plan'] });
    const facts = { ...holding(advancedAdapter(), held), suspensions: [inPart] };
    const bladder = row(facts).find(({ treatmentSite }) => treatmentSite === 'bladder');
    expect(bladder).toMatchObject({ role: 'advanced-adapter', state: 'suspended' });
    expect(bladder?.tasks.map(({ task, state }) => [task, state])).toEqual([
      ['edit-oar', 'entitled'],
      ['approve-oar', 'entitled'],
      ['edit-target', 'entitled'],
      ['approve-target', 'entitled'],
      ['select-plan', 'suspended'],
      ['approve-dose-check', 'entitled'],
    ]);
  });

  it('leaves out roles of other professions and sites to which nothing on file leads', () => {
    const facts = entitledAs(adapter('adapter-1', ['prostate']), 'adapter', {
      scope: scope({ treatmentSites: ['prostate'] }),
    });
    const untrained = { ...facts, assessments: [] };
    expect(told(row(untrained))).toEqual(['adapter/prostate: paused-evidence']);
    expect(row(staff('clerk-1'))).toEqual([]);
  });

  it('shows the way: a record that names the site, a level T, everything but the grant', () => {
    const bare = { ...adapter(), evidence: [], evidenceReviews: [], assessments: [] };
    const certificate = evidence({ skill: 'oar-outlining', treatmentSites: ['bladder'] });
    expect(told(row({ ...bare, evidence: [certificate] }))).toEqual([
      'adapter/bladder: not-entitled',
    ]);
    const trained = ['oar-outlining', 'dir-evaluation'].map((skill) =>
      assessment({
        skill,
        level: 'T',
        scope: { ...assessment().scope, treatmentSites: ['cervix'] },
      }),
    );
    expect(told(row({ ...bare, assessments: trained }))).toEqual(['adapter/cervix: in-training']);
    expect(told(row(oncologist()))).toEqual(
      ['cervix', 'bladder', 'prostate'].map(
        (site) => `clinical-oncologist/${site}: awaiting-entitlement`,
      ),
    );
  });

  describe('shows a treatment site to which something leads', () => {
    const bare = { ...adapter(), evidence: [], evidenceReviews: [], assessments: [] };
    const at = (treatmentSites: readonly string[]) => ({ ...assessment().scope, treatmentSites });

    it.each<[string, Partial<PersonFacts>, readonly string[]]>([
      [
        'an assessment that names it',
        { assessments: [assessment({ result: 'fail', scope: at(['cervix']) })] },
        ['adapter/cervix: not-entitled'],
      ],
      [
        'not one of a skill of other roles',
        { assessments: [assessment({ skill: 'mobius-approval', scope: at(['cervix']) })] },
        [],
      ],
      [
        'not a record of no skill',
        { evidence: [evidence({ skill: null, treatmentSites: ['cervix'] })] },
        [],
      ],
      [
        'a record of this very instant',
        { evidence: [evidence({ recordedAt: MARCH.at, treatmentSites: ['cervix'] })] },
        ['adapter/cervix: awaiting-verification'],
      ],
      [
        'not a record of later',
        {
          evidence: [
            evidence({
              recordedAt: instant('2026-03-12T10:00:00.001Z'),
              treatmentSites: ['cervix'],
            }),
          ],
        },
        [],
      ],
    ])('%s', (_, fields, cells) => {
      expect(told(row({ ...bare, ...fields }))).toEqual(cells);
    });
  });

  it('shows who is in training by an equivalence alone', () => {
    const skills = ['oar-outlining', 'dir-evaluation'];
    const bladder = { ...assessment().scope, treatmentSites: ['bladder'] };
    const facts: PersonFacts = {
      ...advancedAdapter(),
      evidence: [],
      assessments: skills.map((skill) => assessment({ skill, level: 'T', scope: bladder })),
      equivalences: skills.map((skill) => ({
        ...recorded('2026-02-01'),
        person: person('aa-1'),
        skill,
        fromTreatmentSite: 'bladder',
        toTreatmentSite: 'cervix',
        rationale: 'Same anatomy',
        approver: person('hortp'),
        from: day('2026-02-01'),
        until: null,
      })),
    };
    expect(row(facts).map(({ role, treatmentSite }) => [role, treatmentSite])).toEqual([
      ['advanced-adapter', 'cervix'],
      ['advanced-adapter', 'bladder'],
    ]);
  });

  it('shows who is in training for one task of several', () => {
    const skills = ['oar-outlining', 'dir-evaluation'];
    const facts: PersonFacts = {
      ...advancedAdapter(),
      evidence: [],
      assessments: skills.map((skill) =>
        assessment({
          skill,
          level: 'T',
          scope: { ...assessment().scope, treatmentSites: ['cervix'] },
        }),
      ),
    };
    const cell = row(facts).find(({ role }) => role === 'advanced-adapter');
    expect(cell).toMatchObject({ treatmentSite: 'cervix', state: 'not-entitled' });
    expect(cell?.tasks.slice(0, 2).map(({ state }) => state)).toEqual([
      'in-training',
      'in-training',
    ]);
  });

  it('still shows who has left in what they held', () => {
    const facts = entitledAs(adapter(), 'adapter');
    const left = facts.employments.map((post) => ({ ...post, endsOn: day('2026-03-12') }));
    const gone = { ...facts, employments: left };
    expect(new Set(row(gone, asOf('2026-04-01T10:00:00Z')).map(({ state }) => state))).toEqual(
      new Set(['left']),
    );
  });

  it('is nothing before the person was on file, and on a unit that is unknown', () => {
    const facts = entitledAs(adapter(), 'adapter');
    const later = { ...facts, person: { ...facts.person, index: 9 } };
    expect(row(later, { ...MARCH, knownAt: 8 })).toEqual([]);
    const answer = () => timelineAnswer(standing(where, facts, nowhere, MARCH));
    const nowhere = {
      task: 'edit-oar',
      treatmentSite: 'cervix',
      unit: ETHOS,
      adaptationType: null,
    };
    expect(roleStandings(where, facts, 'unity-9' as typeof ETHOS, MARCH, answer)).toEqual([]);
    expect(roleQuestions(where, facts, 'unity-9' as typeof ETHOS, MARCH)).toEqual([]);
  });

  it('is the same read from a timeline of the questions that it asks', () => {
    const span = { from: instant('2026-01-01T00:00:00Z'), until: instant('2027-01-01T00:00:00Z') };
    const facts = entitledAs(advancedAdapter(), 'advanced-adapter');
    const questions = roleQuestions(where, facts, ETHOS, MARCH);
    expect(questions).toHaveLength(6 * 3);
    const timeline = compileTimeline(where, facts, span, Infinity, questions);
    for (const at of ['2026-01-20T09:00:00Z', '2026-07-15T09:00:00Z', '2026-09-09T09:00:00Z']) {
      const when = asOf(at);
      const read = roleStandings(where, facts, ETHOS, when, (question) => {
        const answer = standingAt(timeline, question, when.at);
        if (answer === null) throw new Error('The timeline lacks a question');
        return answer;
      });
      expect(read).toEqual(row(facts, when));
    }
  });
});

describe('a cell as others see it (I15, F28)', () => {
  const held = entitlement('adapter-1', 'adapter');
  const [cell] = row({ ...holding(adapter(), held), suspensions: [suspension(held)] });

  it('is whole for the holder and entitlers', () => {
    expect(cell && roleStandingFor('full', cell)).toBe(cell);
    expect(cell?.state).toBe('suspended');
  });

  it('says with a hidden reason only that the person is not entitled', () => {
    const shown = cell && roleStandingFor('neutral', cell);
    expect(shown?.state).toBe('not-entitled');
    expect(shown?.tasks).toEqual([
      expect.objectContaining({ state: 'not-entitled', codes: [], usableUntil: null }),
    ]);
  });

  it('is whole where nothing is hidden', () => {
    const [open] = row(entitledAs(adapter(), 'adapter'));
    expect(open && roleStandingFor('neutral', open).state).toBe('entitled');
  });
});
