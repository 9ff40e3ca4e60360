import type { CalendarDay } from '@oart/competency';
import type { PersonSummary } from '@oart/contract';
import { eachOnce, firstPostAct, namesAct, typedNames } from './new-person';

const onFile = (id: string, displayName: string) => ({ id, displayName }) as PersonSummary;

describe('a new person', () => {
  it('is sent with the names as typed, each once and none empty', () => {
    const request = namesAct().request({
      displayName: ' AA-9 ',
      staffNumber: 'S2001 ',
      aliases: 'AA 9\n\n AA 9 \nadvanced nine',
    });
    expect(request).toEqual({
      displayName: 'AA-9',
      staffNumber: 'S2001',
      aliases: ['AA 9', 'advanced nine'],
    });
  });

  it('is looked for by every name, whatever its case and spaces, once it is long enough to tell', () => {
    const names = typedNames({ displayName: '  Aa-9', aliases: 'aa-9\nAA   nine\nA9' });
    expect(names).toEqual(['aa-9', 'aa nine']);
  });

  it('is compared with everybody found, who is called just so first', () => {
    const [near, same, other] = [onFile('1', 'AA-91'), onFile('2', 'aa-9'), onFile('3', 'AA nine')];
    expect(
      eachOnce(
        [
          [near, same],
          [same, other],
        ],
        ['aa-9'],
      ),
    ).toEqual([same, near, other]);
  });

  it('has a first post that corrects none before it', () => {
    const act = firstPostAct('2026-11-20' as CalendarDay);
    const values = { contract: 'agency', profession: 'dosimetrist', band: '', wte: 0.5 };
    expect(act.request({ ...values, startsOn: '2026-12-01', endsOn: null })).toEqual({
      ...{ contract: 'agency', profession: 'dosimetrist', band: null, wte: 0.5 },
      ...{ startsOn: '2026-12-01', endsOn: null, supersedes: null },
    });
  });

  it('finds the field of a name that was refused', () => {
    expect(namesAct().pointerInForm?.('/aliases/3')).toBe('/aliases');
  });
});
