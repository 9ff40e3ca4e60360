import { instant } from '../calendar/days.fixture.ts';
import { recorded } from '../person/recorded.fixture.ts';
import { act } from '../standing/department.fixture.ts';
import { fractionAsKnown } from './fraction-as-known.ts';
import { fractionOfC7 } from './fraction.fixture.ts';

const first = act('edit-oar', 'adapter-1', { when: '2026-03-12T10:00:00Z' });
const second = act('approve-oar', 'aa-1', { when: '2026-03-12T10:10:00Z' });
const late = act('edit-oar', 'adapter-2', { when: '2026-03-12T09:00:00Z' });
const correction = {
  ...recorded('2026-03-13'),
  act: first.id,
  reason: 'wrongly-recorded' as const,
};

const facts = fractionOfC7({
  acts: [first, second, late],
  actCorrections: [correction],
  ends: [
    { ...recorded('2026-03-12T11:00:00Z'), caseReference: 'C7', fraction: 3, outcome: 'adapted' },
  ],
});

const ids = (at: string, knownAt: number): readonly string[] =>
  fractionAsKnown(facts, instant(at), knownAt).acts.map(({ id }) => id);

describe('a fraction as known', () => {
  it('puts acts in order of performance, late entries at their act time', () => {
    expect(ids('2026-03-12T12:00:00Z', late.index)).toEqual([late.id, first.id, second.id]);
  });

  it('puts acts of one instant in the order in which they were recorded', () => {
    const twins = [
      act('edit-oar', 'adapter-1', { id: 'b', index: 12 }),
      act('edit-oar', 'adapter-1', { id: 'a', index: 11 }),
      act('edit-oar', 'adapter-1', { id: 'c', index: 13 }),
    ];
    const { acts } = fractionAsKnown(
      { ...facts, acts: twins, actCorrections: [] },
      instant('2026-03-12T12:00:00Z'),
      Infinity,
    );
    expect(acts.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('knows nothing that was recorded later, and nothing performed later', () => {
    expect(ids('2026-03-12T12:00:00Z', second.index)).toEqual([first.id, second.id]);
    expect(ids('2026-03-12T10:00:00Z', second.index)).toEqual([first.id]);
  });

  it('drops an act corrected as wrongly recorded, once that is known', () => {
    expect(ids('2026-03-12T12:00:00Z', correction.index)).toEqual([late.id, second.id]);
  });

  it('ends with the recorded end', () => {
    const endedAt = (at: string) => fractionAsKnown(facts, instant(at), Infinity).ended;
    expect(endedAt('2026-03-12T10:59:59.999Z')).toBe(false);
    expect(endedAt('2026-03-12T11:00:00Z')).toBe(true);
    const open = fractionAsKnown({ ...facts, ends: [] }, instant('2026-03-13T11:00:00Z'), Infinity);
    expect(open.ended).toBe(false);
    const [end] = facts.ends;
    if (end === undefined) throw new Error('The fixture ends');
    const later = { ...end, ...recorded('2026-03-12T12:00:00Z') };
    const both = { ...facts, ends: [end, later] };
    expect(fractionAsKnown(both, instant('2026-03-12T11:30:00Z'), Infinity).ended).toBe(true);
  });
});
