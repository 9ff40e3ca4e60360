import { instant } from '../calendar/days.fixture.ts';
import type { FactFields } from '../person/recorded.ts';
import type { Checked } from '../reason/refusal.ts';
import {
  adapter,
  asOf,
  department,
  entitledAs,
  question,
  software,
  unit,
} from '../standing/department.fixture.ts';
import { standing } from '../standing/evaluate.ts';
import type { SoftwareChange } from './act.ts';
import { checkSoftwareChange, softwareAsKnown } from './software-change.ts';

const FIRST = { ...software('2.0', '2025-01-01T00:00:00Z'), id: 'first', index: 1 };
const WRONG = { ...software('3.0', '2026-03-02T06:00:00Z'), id: 'wrong', index: 100_010 };
const correction = (fields: Partial<SoftwareChange>): SoftwareChange => ({
  ...WRONG,
  ...{ id: 'correction', index: 100_020, supersedes: 'wrong' },
  correction: { reason: 'Misread', neverWas: false },
  ...fields,
});
const NOW = instant('2026-03-05T12:00:00Z');
const NEVER = { reason: 'Of the other unit', neverWas: true };

describe('the software of a unit as known', () => {
  const versions = (said: SoftwareChange, knownAt: number): readonly string[] =>
    softwareAsKnown([FIRST, WRONG, said], knownAt).map(({ version }) => version);

  it('is as it was recorded until the correction, and as corrected from its place on', () => {
    const said = correction({ version: '2.1' });
    expect(versions(said, 100_019)).toEqual(['2.0', '3.0']);
    expect(versions(said, 100_020)).toEqual(['2.0', '2.1']);
  });

  it('has no change that never was, from that correction on', () => {
    const said = correction({ correction: NEVER });
    expect(versions(said, 100_019)).toEqual(['2.0', '3.0']);
    expect(versions(said, 100_020)).toEqual(['2.0']);
  });

  it('decides who may act: the old answer stands as known before', () => {
    const facts = entitledAs(adapter(), 'adapter');
    const said = correction({ effectiveAt: instant('2026-03-09T06:00:00Z') });
    const where = department({ units: [unit({ software: [FIRST, WRONG, said] })] });
    const answer = (at: string, knownAt: number): string =>
      standing(where, facts, question('edit-oar'), asOf(at, knownAt)).answer;
    expect(answer('2026-03-02T05:59:59.999Z', 100_019)).toBe('yes');
    expect(answer('2026-03-02T06:00:00Z', 100_019)).toBe('supervised');
    expect(answer('2026-03-02T06:00:00Z', 100_020)).toBe('yes');
    expect(answer('2026-03-09T05:59:59.999Z', 100_020)).toBe('yes');
    expect(answer('2026-03-09T06:00:00Z', 100_020)).toBe('supervised');
  });
});

describe('a change of software', () => {
  const found = (checked: Checked<unknown>): readonly string[] =>
    checked.kind === 'accepted'
      ? []
      : checked.refusals.map(({ kind, pointer }) => `${kind} ${pointer}`);
  const fieldsOf = (fields: Partial<SoftwareChange>): FactFields<SoftwareChange> => ({
    ...correction({}),
    ...fields,
  });

  it('has an instant of its own', () => {
    const own = fieldsOf({ correction: null, effectiveAt: FIRST.effectiveAt });
    expect(found(checkSoftwareChange(own, [FIRST], null, NOW))).toEqual([
      'instant-taken /effectiveAt',
    ]);
    const later = fieldsOf({ correction: null, effectiveAt: instant('2025-01-01T00:00:00.001Z') });
    expect(found(checkSoftwareChange(later, [FIRST], null, NOW))).toEqual([]);
  });

  it.each([
    ['by another version', { version: '2.1' }, []],
    ['by another instant', { effectiveAt: instant('2026-03-02T06:00:00.001Z') }, []],
    ['by another class', { changeClass: null }, []],
    ['as one that never was', { correction: NEVER }, []],
    ['by the same', {}, ['nothing-changes /change']],
    [
      'to the instant of another change',
      { effectiveAt: FIRST.effectiveAt },
      ['instant-taken /change/effectiveAt'],
    ],
    [
      'without a reason',
      { version: '2.1', correction: { reason: ' ', neverWas: false } },
      ['blank /reason'],
    ],
  ] as const)('is corrected %s', (_, fields, refusals) => {
    expect(found(checkSoftwareChange(fieldsOf(fields), [FIRST], WRONG, NOW))).toEqual(refusals);
  });

  it('is not taken back where the unit would be left without a version', () => {
    const never = fieldsOf({ correction: NEVER });
    expect(found(checkSoftwareChange(never, [], WRONG, NOW))).toEqual(['only-version /change']);
  });

  const planned = { ...software('4.0', '2026-03-05T12:00:00.001Z'), id: 'planned', index: 100_011 };

  it('is not taken back where only a planned one would be left', () => {
    const never = fieldsOf({ correction: NEVER });
    expect(found(checkSoftwareChange(never, [planned], WRONG, NOW))).toEqual([
      'only-version /change',
    ]);
    expect(found(checkSoftwareChange(never, [planned], WRONG, planned.effectiveAt))).toEqual([]);
  });

  it('is not moved to later where the unit would be left without a version until then', () => {
    const later = fieldsOf({ effectiveAt: instant('2099-01-01T00:00:00Z') });
    for (const others of [[], [planned]]) {
      expect(found(checkSoftwareChange(later, others, WRONG, NOW))).toEqual([
        'only-version /change/effectiveAt',
      ]);
    }
    expect(found(checkSoftwareChange(later, [FIRST], WRONG, NOW))).toEqual([]);
    const now = fieldsOf({ effectiveAt: NOW });
    expect(found(checkSoftwareChange(now, [], WRONG, NOW))).toEqual([]);
  });

  it('of its own may be the first in force', () => {
    const own = fieldsOf({ correction: null, effectiveAt: NOW });
    expect(found(checkSoftwareChange(own, [planned], null, NOW))).toEqual([]);
  });
});
