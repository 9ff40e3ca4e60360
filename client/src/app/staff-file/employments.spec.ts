import { absenceSection } from './absences';
import { appointmentSection, foundingSection } from './appointments';
import { employmentSection, postSentence } from './employments';
import { HELD, POST, TODAY, actIn, onFile, staffFile, valuesOf } from './staff-file.fixture';

const titles = (acts: readonly { readonly title: string }[]) => acts.map(({ title }) => title);

describe('posts', () => {
  it('offer a change of post before a leaving', () => {
    const file = staffFile();
    expect(postSentence(file)).toBe('AA-1 is in post as dosimetrist, band 7');
    expect(titles(employmentSection(file).acts)).toEqual(['Change of post', 'Leaving']);
  });

  it('go on through a promotion, and so does what is held', () => {
    const act = actIn(employmentSection(staffFile()), 'Change of post');
    expect(act.says).toContain('For a promotion');
    const values = valuesOf(act, { band: '8a', startsOn: '2026-12-01' });
    expect(act.follows(values)).toEqual([
      'E-2026-0003, Advanced Adapter, goes on without a break.',
    ]);
    expect(act.request(values)).toEqual({
      post: 'post',
      contract: 'substantive',
      profession: 'dosimetrist',
      band: '8a',
      wte: 1,
      startsOn: '2026-12-01',
      endsOn: null,
    });
  });

  it('pause what asks for more than the new post', () => {
    const act = actIn(employmentSection(staffFile()), 'Change of post');
    expect(act.follows(valuesOf(act, { band: '6', startsOn: '2026-12-01' }))).toEqual([
      expect.stringMatching(/^E-2026-0003, .* will be paused from 01 Dec 2026: /),
    ]);
  });

  it('end what is held with a leaving, for good', () => {
    const act = actIn(employmentSection(staffFile()), 'Leaving');
    expect(act.follows(valuesOf(act, { endsOn: '2026-11-30' }))).toEqual([
      'E-2026-0003, Advanced Adapter, ends with 30 Nov 2026, for good: whoever returns later is entitled anew.',
    ]);
    expect(act.request(valuesOf(act))).toMatchObject({ endsOn: TODAY, supersedes: 'post' });
  });

  describe('of somebody who left', () => {
    const left = staffFile(
      { employments: [{ ...POST, endsOn: '2026-10-31' }] },
      { held: [{ ...HELD, state: 'ended' }] },
    );

    it('begin again without what was held', () => {
      expect(postSentence(left)).toBe('AA-1 left on 31 Oct 2026');
      const act = actIn(employmentSection(left), 'Returning');
      expect(act.says).toContain('correct that last day instead');
      expect(act.follows(valuesOf(act))).toEqual([
        'E-2026-0003, Advanced Adapter, has ended and stays ended: it is granted anew after the return.',
      ]);
    });

    it('restore it where there was no day without a post', () => {
      const act = actIn(employmentSection(left), 'Correct');
      expect(act.follows(valuesOf(act, { endsOn: null }))).toEqual([
        'E-2026-0003, Advanced Adapter, stands again: there was no day without a post.',
      ]);
      const late = actIn(employmentSection(left), 'Returning');
      expect(late.follows(valuesOf(late, { startsOn: '2026-11-01' }))).toEqual([
        'E-2026-0003, Advanced Adapter, stands again: there was no day without a post.',
      ]);
    });
  });
});

describe('absences', () => {
  const away = {
    ...onFile('away'),
    from: '2026-05-01',
    returnedOn: null,
    category: 'leave',
  } as const;

  it.each([
    ['is not known', null, /^Back on 28 Oct 2026 or later, AA-1 works under supervision/],
    ['is long after', '2026-10-28', /^That is 180 days or more: AA-1 works under supervision/],
    ['is a while after', '2026-07-30', /^That is 90 days or more/],
  ])('say what follows where the return %s', (_, returnedOn, sentence) => {
    const act = actIn(absenceSection(staffFile()), 'Record an absence');
    const [, then] = act.follows(valuesOf(act, { from: '2026-05-01', returnedOn }));
    expect(then).toMatch(sentence);
  });

  it('are ended by the return, which needs no reason', () => {
    const section = absenceSection(staffFile({ absences: [away] }));
    expect(section.acts).toEqual([]);
    const act = actIn(section, 'Record the return');
    expect(act.request(valuesOf(act))).toEqual({
      from: '2026-05-01',
      returnedOn: TODAY,
      category: 'leave',
      supersedes: 'away',
    });
  });
});

describe('appointments', () => {
  const mpe = {
    ...onFile('mpe'),
    kind: 'mpe',
    from: '2026-01-01',
    until: null,
    instrument: 'Letter 2',
  } as const;

  it('are ended on a day, with what was written', () => {
    const act = actIn(appointmentSection(staffFile({ appointments: [mpe] })), 'End');
    expect(act.request(valuesOf(act))).toEqual({
      kind: 'mpe',
      from: '2026-01-01',
      until: TODAY,
      instrument: 'Letter 2',
      supersedes: 'mpe',
    });
  });

  it('of a founding assessor propose the longest time that the policy permits', () => {
    const act = actIn(foundingSection(staffFile()), 'Appoint as founding');
    expect(act.fields).toMatchObject({ from: { value: TODAY }, until: { value: '2027-05-21' } });
  });
});
