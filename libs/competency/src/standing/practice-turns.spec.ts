import { POLICY } from '../framework/documents.fixture.ts';
import type { Act } from '../treatment/act.ts';
import { act, department, policy, staff, unit } from './department.fixture.ts';
import { practiceTurns } from './practice-turns.ts';

/** Acts of Adapter-1 on OARs, each of a fraction of its own, in the mornings of the days given. */
const acts = (days: readonly string[], task = 'edit-oar', fields: Partial<Act> = {}) =>
  days.map((on) =>
    act(task, 'adapter-1', {
      fraction: Number(on.slice(-2)),
      when: `${on}T10:00:00Z`,
      ...fields,
    }),
  );

const WHERE = department({
  policies: [policy({ currency: { ...POLICY.currency, fractions: 3 } })],
});

function turnsOf(performed: readonly Act[], where = WHERE) {
  const facts = staff('adapter-1', { acts: performed });
  const turns = practiceTurns(facts, where, 'oar-outlining', 'prostate', unit());
  return {
    all: [...new Set(turns.all.instants)],
    losses: [...new Set(turns.losses.instants)],
    felt: [...new Set(turns.felt().instants)],
  };
}

const ten = (...days: readonly string[]) => days.map((on) => `${on}T10:00:00.000Z`);
const THREE = ['2026-03-01', '2026-03-02', '2026-03-03'];

describe('practice', () => {
  it('turns with every act, and is felt with the one that is enough', () => {
    expect(turnsOf(acts(THREE))).toEqual({
      all: ten(...THREE),
      losses: [],
      felt: ten('2026-03-03'),
    });
  });

  it('that is more than enough is not felt', () => {
    expect(turnsOf(acts([...THREE, '2026-03-04', '2026-04-05'])).felt).toEqual(ten('2026-03-03'));
  });

  it('is felt again where it ends a time of due soon or a lapse', () => {
    // Due soon from 5 July, lapsed from 4 September.
    const soon = ['2026-07-10', '2026-07-11', '2026-07-12'];
    expect(turnsOf(acts([...THREE, ...soon])).felt).toEqual(ten('2026-03-03', '2026-07-12'));
    const lapsed = ['2026-09-10', '2026-09-11', '2026-09-12'];
    expect(turnsOf(acts([...THREE, ...lapsed])).felt).toEqual(ten('2026-03-03', '2026-09-12'));
  });

  it('under supervision is felt always, because it can move an anchor, and counts for nothing else', () => {
    const supervised = acts(['2026-02-27'], 'edit-oar', { mode: 'supervised' });
    expect(turnsOf([...acts(THREE.slice(0, 2)), ...supervised])).toEqual({
      all: ten('2026-02-27', '2026-03-01', '2026-03-02'),
      losses: ten('2026-02-27'),
      felt: ten('2026-02-27'),
    });
  });

  const editOf = (first: string, when: string) =>
    act('edit-oar', 'adapter-2', { fraction: Number(first.slice(-2)), when });

  it('is lost when a later act makes it void, and enough only with one more', () => {
    const approved = acts([...THREE, '2026-03-04'], 'approve-oar');
    const edited = editOf('2026-03-01', '2026-03-02T12:00:00Z');
    expect(turnsOf([...approved, edited])).toEqual({
      all: ['2026-03-01', '2026-03-02', '2026-03-02T12', '2026-03-03', '2026-03-04'].map((on) =>
        on.includes('T') ? `${on}:00:00.000Z` : `${on}T10:00:00.000Z`,
      ),
      losses: ['2026-03-02T12:00:00.000Z'],
      felt: ['2026-03-02T12:00:00.000Z', ...ten('2026-03-04')],
    });
  });

  it.each([
    ['before', '2026-03-03T09:59:59.999Z', []],
    ['at', '2026-03-03T10:00:00.000Z', []],
    ['after', '2026-03-03T10:00:00.001Z', ten('2026-03-03')],
  ])('that becomes void %s the third act is no gain then', (_, when, gained) => {
    const edited = editOf('2026-03-01', when);
    expect(turnsOf([...acts(THREE, 'approve-oar'), edited]).felt).toEqual(
      [...new Set([...gained, when])].sort(),
    );
  });

  it('turns on its platform, at its treatment site and in its tasks alone', () => {
    const elsewhere = [
      ...acts(['2026-03-01'], 'edit-oar', { treatmentSite: 'bladder' }),
      ...acts(['2026-03-02'], 'select-plan'),
      ...acts(['2026-03-03'], 'edit-oar', { unit: 'unity-1' as never }),
    ];
    expect(turnsOf(elsewhere)).toEqual({ all: [], losses: [], felt: [] });
  });

  it('is felt by no gain where no policy says what is enough', () => {
    const supervised = acts(['2026-03-04'], 'edit-oar', { mode: 'supervised' });
    expect(turnsOf([...acts(THREE), ...supervised], department({ policies: [] })).felt).toEqual(
      ten('2026-03-04'),
    );
  });
});
