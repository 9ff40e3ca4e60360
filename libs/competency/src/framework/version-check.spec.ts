import { day } from '../calendar/days.fixture.ts';
import { person } from '../person/recorded.fixture.ts';
import { version } from './documents.fixture.ts';
import {
  checkVersionApproval,
  checkVersionProposal,
  isOvertaken,
  lastSubstantive,
  stillStands,
} from './version-check.ts';

describe('approving a version', () => {
  const approved = [version('2026-01-01')];
  const check = (change: Partial<Parameters<typeof checkVersionApproval>[0]>) => {
    const answer = checkVersionApproval(
      {
        number: 2,
        proposedAt: 5,
        editor: person('editor-1'),
        approver: person('horp-1'),
        effectiveFrom: day('2026-07-01'),
        ...change,
      },
      approved,
      day('2026-06-01'),
    );
    return answer.kind === 'accepted'
      ? []
      : answer.refusals.map(({ kind, pointer }) => `${kind} ${pointer}`);
  };

  it('is for another person than the editor', () => {
    expect(check({})).toEqual([]);
    expect(check({ approver: person('editor-1') })).toEqual(['approver-is-the-editor /approver']);
  });

  it('takes effect today or later', () => {
    expect(check({ effectiveFrom: day('2026-06-01') })).toEqual([]);
    expect(check({ effectiveFrom: day('2026-05-31') })).toEqual(['before-today /effectiveFrom']);
  });

  it('has a number and an effective day of its own', () => {
    expect(check({ number: 1 })).toEqual(['version-number-taken /number']);
    expect(check({ effectiveFrom: day('2026-01-01') })).toEqual([
      'before-today /effectiveFrom',
      'effective-day-taken /effectiveFrom',
    ]);
  });

  it('is refused once another was approved since the proposal, but for one that was withdrawn', () => {
    expect(check({ proposedAt: 0 })).toEqual(['version-overtaken ']);
    const withdrawal = { index: 3, from: day('2026-05-01') };
    expect(isOvertaken(0, [version('2026-01-01', {}, { withdrawal })], day('2026-06-01'))).toBe(
      false,
    );
  });

  it('is proposed on top of everything approved, from a day that is neither past nor taken', () => {
    const propose = (effectiveFrom: string, basedOn: number) => {
      const today = day('2026-01-01');
      const proposal = { effectiveFrom: day(effectiveFrom), basedOn };
      const answer = checkVersionProposal(proposal, approved, today);
      return answer.kind === 'accepted' ? [] : answer.refusals.map(({ kind }) => kind);
    };
    expect(propose('2026-01-02', 1)).toEqual([]);
    expect(propose('2026-01-01', 1)).toEqual(['effective-day-taken']);
    expect(propose('2025-12-31', 0)).toEqual(['before-today', 'version-overtaken']);
  });

  it('says which day or number is meant', () => {
    const answer = checkVersionApproval(
      {
        number: 1,
        proposedAt: 5,
        editor: person('editor-1'),
        approver: person('horp-1'),
        effectiveFrom: day('2026-01-01'),
      },
      [version('2025-01-01', { number: 9 }), ...approved],
      day('2026-06-01'),
    );
    expect(answer).toMatchObject({
      kind: 'refused',
      refusals: [
        { kind: 'before-today', about: { on: '2026-01-01' } },
        { kind: 'effective-day-taken', about: { on: '2026-01-01' } },
        { kind: 'version-number-taken', about: { held: 1 } },
      ],
    });
  });
});

describe('a withdrawn version', () => {
  const from = day('2026-05-01');
  const withdrawn = version('2026-01-01', {}, { index: 9, withdrawal: { index: 12, from } });
  const refused = (today: string) => {
    const proposal = { effectiveFrom: day('2026-07-01'), basedOn: 1 };
    return checkVersionProposal(proposal, [version('2025-01-01'), withdrawn], day(today)).kind;
  };

  it('stands until the day before, and no longer on the day from which it is withdrawn', () => {
    expect(stillStands(withdrawn, day('2026-04-30'))).toBe(true);
    expect(stillStands(withdrawn, from)).toBe(false);
    expect(isOvertaken(1, [withdrawn], day('2026-04-30'))).toBe(true);
    expect(isOvertaken(1, [withdrawn], from)).toBe(false);
    expect([refused('2026-04-30'), refused('2026-05-01')]).toEqual(['refused', 'accepted']);
  });

  it('stands at no time where it is withdrawn from the day on which it would have taken effect, or before', () => {
    const never = (effectiveFrom: string) => ({ ...withdrawn, effectiveFrom: day(effectiveFrom) });
    expect(stillStands(never('2026-05-01'), day('2026-03-01'))).toBe(false);
    expect(stillStands(never('2026-04-30'), day('2026-03-01'))).toBe(true);
  });
});

describe('the last substantive version', () => {
  const editorial = version('2026-03-01', { number: 2, changeClass: 'editorial' }, { index: 2 });
  const next = version('2026-05-01', { number: 3 }, { index: 3 });
  const numberOf = (on: string, ...approved: Parameters<typeof lastSubstantive>[0]) =>
    lastSubstantive(approved, day(on))?.document.number ?? null;

  it('is by the day from which it holds, past the editorial ones', () => {
    const first = version('2026-01-01');
    expect(numberOf('2026-04-01', first, editorial)).toBe(1);
    expect(numberOf('2026-04-01', next, first, editorial)).toBe(3);
    expect(numberOf('2026-04-01', editorial)).toBeNull();
  });

  it('is none that was withdrawn', () => {
    const withdrawn = { ...next, withdrawal: { index: 4, from: day('2026-06-01') } };
    expect(numberOf('2026-05-31', version('2026-01-01'), withdrawn)).toBe(3);
    expect(numberOf('2026-06-01', version('2026-01-01'), withdrawn)).toBe(1);
  });
});
