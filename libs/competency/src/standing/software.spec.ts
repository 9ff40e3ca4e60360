import { assessment } from '../assessment/assessment.fixture.ts';
import { evidence, verified } from '../evidence/evidence.fixture.ts';
import { instant, moment } from '../calendar/days.fixture.ts';
import {
  adapter,
  asOf,
  department,
  entitledAs,
  question,
  software,
  unit,
} from './department.fixture.ts';
import { standing } from './evaluate.ts';
import type { PersonFacts } from './facts.ts';
import { reason } from '../reason/reason.ts';
import { nextSoftwareChange, softwareGeneration, softwareReasons } from './software.ts';

const upgraded = (changeClass: 'major' | 'minor' | null) =>
  unit({
    software: [
      software('2.0', '2025-01-01T00:00:00Z'),
      software('2.1', '2025-06-01T00:00:00Z', 'minor'),
      software('3.0', '2026-03-10T18:00:00Z', changeClass),
    ],
  });

const held = entitledAs(adapter(), 'adapter');

function on(
  facts: PersonFacts,
  changeClass: 'major' | 'minor' | null,
  at = '2026-03-12T12:00:00Z',
) {
  const where = department({ units: [upgraded(changeClass)] });
  const { answer, state, reasons } = standing(where, facts, question('edit-oar'), asOf(at));
  return { answer, state, codes: reasons.map(({ code }) => code) };
}

describe('the unit’s software (domain.md 10.11, F16)', () => {
  it.each([
    ['major', 'supervised'],
    [null, 'supervised'],
    ['minor', 'yes'],
  ] as const)('a change of class %s makes a %s', (changeClass, answer) => {
    expect(on(held, changeClass).answer).toBe(answer);
  });

  it('pauses from the instant of the change', () => {
    expect(on(held, 'major', '2026-03-10T17:59:59.999Z').answer).toBe('yes');
    expect(on(held, 'major', '2026-03-10T18:00:00Z')).toEqual({
      answer: 'supervised',
      state: 'paused-software',
      codes: ['software-version-not-in-scope'],
    });
  });

  const trained = (...versions: readonly string[]): PersonFacts => {
    const item = evidence({
      type: 'equipment-training',
      skill: null,
      platform: 'ethos',
      softwareVersions: versions,
    });
    return {
      ...held,
      evidence: [...held.evidence, item],
      evidenceReviews: [...held.evidenceReviews, verified(item)],
    };
  };
  const assessedFor = (facts: PersonFacts, ...skills: readonly string[]): PersonFacts => ({
    ...facts,
    assessments: [
      ...facts.assessments,
      ...skills.map((skill) => assessment({ skill, softwareVersion: '3.0' })),
    ],
  });

  it('is cured by training and a pass at level C in each skill of the task', () => {
    const both = assessedFor(trained('3.0'), 'oar-outlining', 'dir-evaluation');
    expect(on(both, 'major').answer).toBe('yes');
  });

  it.each([
    ['training alone', trained('3.0')],
    ['assessments alone', assessedFor(held, 'oar-outlining', 'dir-evaluation')],
    ['one skill of two', assessedFor(trained('3.0'), 'oar-outlining')],
    [
      'training for an older version',
      assessedFor(trained('2.0'), 'oar-outlining', 'dir-evaluation'),
    ],
  ])('is not cured by %s', (_, facts) => {
    expect(on(facts, 'major').answer).toBe('supervised');
  });

  it('reads a generation as the versions since the last major change', () => {
    expect(softwareGeneration(upgraded('major'), instant('2026-01-01T00:00:00Z'))).toEqual([
      '2.1',
      '2.0',
    ]);
    expect(softwareGeneration(upgraded('minor'), instant('2026-04-01T00:00:00Z'))).toEqual([
      '3.0',
      '2.1',
      '2.0',
    ]);
    expect(softwareGeneration(upgraded('major'), instant('2026-04-01T00:00:00Z'))).toEqual(['3.0']);
    expect(softwareGeneration(unit({ software: [] }), instant('2026-04-01T00:00:00Z'))).toEqual([]);
  });

  it('is cured for any version of the generation, and passes name one of them', () => {
    const generation = unit({
      software: [
        software('4.0', '2026-02-01T00:00:00Z'),
        software('4.1', '2026-03-01T00:00:00Z', 'minor'),
      ],
    });
    const reasons = (versions: readonly string[], ...passed: readonly (string | null)[]) =>
      softwareReasons(
        generation,
        ['3.0'],
        ['oar-outlining'],
        {
          trainedFor: (each) => versions.includes(each),
          passesIn: () => passed.map((softwareVersion) => assessment({ softwareVersion })),
        },
        moment('2026-03-12'),
      );
    const paused = [
      reason('software-version-not-in-scope', { unit: generation.id, softwareVersion: '4.1' }),
    ];
    expect(reasons(['4.0'], '4.1')).toEqual([]);
    expect(reasons(['4.1'], null, '4.0')).toEqual([]);
    expect(reasons(['4.0', '4.1'], null)).toEqual(paused);
    expect(reasons(['4.0'], '3.0')).toEqual(paused);
    expect(reasons(['3.0'], '4.0')).toEqual(paused);
  });

  it('refuses where the unit has no version on file', () => {
    const where = department({ units: [unit({ software: [] })] });
    const found = standing(where, held, question('edit-oar'), asOf('2026-03-12T12:00:00Z'));
    expect(found.reasons).toEqual([
      reason('software-version-not-in-scope', { unit: where.units[0]?.id ?? '' }),
    ]);
  });
});

describe('the changes of a unit', () => {
  const [first, second] = ['2.0', '3.0'].map((name) => software(name, '2026-03-10T18:00:00Z'));
  if (first === undefined || second === undefined) throw new Error('The spec has two');
  const later = software('4.0', '2026-06-01T00:00:00Z');

  it('of one instant count in the order in which they were recorded', () => {
    const at = instant('2026-03-12T12:00:00Z');
    for (const changes of [
      [first, second],
      [second, first],
    ]) {
      expect(softwareGeneration(unit({ software: changes }), at)).toEqual(['3.0']);
    }
  });

  it('count in the order of their instants, in whatever order they were recorded', () => {
    const minor = software('2.1', '2026-04-01T00:00:00Z', 'minor');
    const at = instant('2026-05-12T12:00:00Z');
    for (const changes of [
      [first, minor, software('1.0', '2025-01-01T00:00:00Z')],
      [minor, software('1.0', '2025-01-01T00:00:00Z'), first],
      [software('1.0', '2025-01-01T00:00:00Z'), first, minor],
    ]) {
      expect(softwareGeneration(unit({ software: changes }), at)).toEqual(['2.1', '2.0']);
    }
  });

  it.each([
    ['2026-03-10T17:59:59.999Z', '2026-03-10T18:00:00.000Z'],
    ['2026-03-10T18:00:00.000Z', '2026-06-01T00:00:00.000Z'],
    ['2026-06-01T00:00:00.000Z', null],
  ])('after %s the next is at %s', (at, next) => {
    const changed = unit({ software: [later, first, second] });
    expect(nextSoftwareChange(changed, instant(at))).toBe(next);
  });
});
