import { person, recorded } from '../person/recorded.fixture.ts';
import { act } from '../standing/department.fixture.ts';
import type { ActCorrection } from './act.ts';
import { checkActCorrection } from './act-correction.ts';

const edit = act('edit-oar', 'trainee-1', { supervisor: person('aa-1') });
const fields = { act: edit.id, reason: 'wrongly-recorded' } as const;
const correction: ActCorrection = { ...recorded(), ...fields };

function correct(recorder: string, corrections: readonly ActCorrection[] = []): readonly string[] {
  const answer = checkActCorrection(fields, person(recorder), edit, corrections);
  return answer.kind === 'accepted' ? [] : answer.refusals.map(({ kind }) => kind);
}

describe('correcting an act that was wrongly recorded (F21)', () => {
  it('is for anybody but the hands on it, actor or supervisor', () => {
    expect(correct('hortp')).toEqual([]);
    expect(correct('trainee-1')).toEqual(['own-record']);
    expect(correct('aa-1')).toEqual(['own-record']);
  });

  it('says what stands against it, and where', () => {
    const answer = checkActCorrection(fields, person('aa-1'), edit, [correction]);
    expect(answer).toMatchObject({
      kind: 'refused',
      refusals: [
        { kind: 'own-record', pointer: '/act' },
        { kind: 'already-corrected', pointer: '/act', about: { factId: edit.id } },
      ],
    });
  });

  it('happens once', () => {
    expect(correct('hortp', [correction])).toEqual(['already-corrected']);
    expect(correct('hortp', [{ ...correction, act: act('edit-oar', 'aa-1').id }])).toEqual([]);
  });
});
