import { doseCheckReasons } from './dose-check.ts';
import type { IntendedAct } from './intended-act.ts';
import { intend } from './intended.fixture.ts';

function codes(fields: Partial<IntendedAct>, byMpe = false, task = 'approve-dose-check') {
  return doseCheckReasons(intend(task, 'aa-1', fields), byMpe).map(({ code }) => code);
}

describe('the independent dose check (domain.md 10.5, F24)', () => {
  it('is never passed by a result that is missing', () => {
    expect(codes({})).toEqual(['dose-check-result-missing']);
    expect(codes({ disposition: 'Read aloud' }, true)).toEqual(['dose-check-result-missing']);
  });

  it('passes within tolerance, whoever approves', () => {
    expect(codes({ doseCheckResult: 'in-tolerance' })).toEqual([]);
    expect(codes({ doseCheckResult: 'in-tolerance' }, true)).toEqual([]);
  });

  it.each([
    [false, null, ['dose-check-out-of-tolerance', 'disposition-missing']],
    [false, 'Couch in the beam', ['dose-check-out-of-tolerance']],
    [true, null, ['disposition-missing']],
    [true, '', ['disposition-missing']],
    [true, '  ', ['disposition-missing']],
    [true, 'Couch in the beam', []],
  ])(
    'out of tolerance goes to the MPE with a disposition: by MPE %p, %p',
    (byMpe, disposition, expected) => {
      expect(codes({ doseCheckResult: 'out-of-tolerance', disposition }, byMpe)).toEqual(expected);
    },
  );

  it('asks nothing of other tasks', () => {
    expect(codes({}, false, 'approve-target')).toEqual([]);
  });

  it('says which task it speaks of', () => {
    expect(doseCheckReasons(intend('approve-dose-check', 'aa-1'), false)).toMatchObject([
      { about: { task: 'approve-dose-check' } },
    ]);
  });
});
