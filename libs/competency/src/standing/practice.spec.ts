import { day, instant } from '../calendar/days.fixture.ts';
import { FRAMEWORK, POLICY } from '../framework/documents.fixture.ts';
import type { Act } from '../treatment/act.ts';
import { act, ETHOS, staff } from './department.fixture.ts';
import { fractionDays, practiceGroup, practiceIn, practisedActs } from './practice.ts';

const GROUP = practiceGroup(
  FRAMEWORK,
  [{ id: ETHOS, platform: 'ethos' }],
  'oar-outlining',
  'prostate',
  'ethos',
);
const TEN = '2026-03-12T10:00:00.000Z';
const ELEVEN = '2026-03-12T11:00:00.000Z';
const countedAt = (at: string, ...acts: readonly Act[]) =>
  practiceIn(
    staff('adapter-1', { acts }),
    FRAMEWORK,
    POLICY,
    GROUP,
    'independent',
    instant(at),
  ).acts.map(({ act: { task } }) => task);

describe('practice in a group', () => {
  it('is of the tasks that share the skill, on units of the platform', () => {
    expect(GROUP).toEqual({
      skill: 'oar-outlining',
      treatmentSite: 'prostate',
      platform: 'ethos',
      tasks: ['edit-oar', 'approve-oar'],
      units: [ETHOS],
    });
  });

  it('counts an act from its own instant on', () => {
    const edit = act('edit-oar', 'adapter-1', { when: TEN });
    expect(countedAt('2026-03-12T09:59:59.999Z', edit)).toEqual([]);
    expect(countedAt(TEN, edit)).toEqual(['edit-oar']);
  });

  it('counts an act no more from the instant at which it became void (F21)', () => {
    const approval = act('approve-oar', 'adapter-1', { when: TEN });
    const edit = act('edit-oar', 'adapter-2', { when: ELEVEN });
    expect(countedAt('2026-03-12T10:59:59.999Z', approval, edit)).toEqual(['approve-oar']);
    expect(countedAt(ELEVEN, approval, edit)).toEqual([]);
  });

  it('is in the order of the days of the acts, whenever they were performed', () => {
    const onDay = (fraction: number, when: string, on: string) =>
      act('edit-oar', 'adapter-1', { fraction, when, performedOn: day(on) });
    const acts = [
      onDay(1, '2026-03-12T10:00:00Z', '2026-03-13'),
      onDay(2, '2026-03-12T11:00:00Z', '2026-03-12'),
      onDay(3, '2026-03-12T12:00:00Z', '2026-03-14'),
      onDay(4, '2026-03-12T13:00:00Z', '2026-03-13'),
    ];
    const practised = practisedActs(staff('adapter-1', { acts }), FRAMEWORK, GROUP);
    expect(practised.map(({ fraction }) => fraction)).toEqual(['C7/2', 'C7/1', 'C7/4', 'C7/3']);
  });

  it('has of each fraction its latest day', () => {
    const on = (fraction: string, when: string) => ({
      act: act('edit-oar', 'adapter-1', { when }),
      fraction,
      voidFrom: null,
    });
    const acts = [on('C7/1', '2026-03-13T10:00:00Z'), on('C7/2', TEN), on('C7/1', TEN)];
    for (const inOrder of [acts, acts.toReversed()]) {
      expect(Object.fromEntries(fractionDays(inOrder))).toEqual({
        'C7/1': '2026-03-13',
        'C7/2': '2026-03-12',
      });
    }
  });
});
