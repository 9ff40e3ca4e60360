import { day } from '../calendar/days.fixture.ts';
import { person } from '../person/recorded.fixture.ts';
import { checkAgencyRequest, recordsThatCame } from './agency-request.ts';
import { evidence } from './evidence.fixture.ts';

const fields = { person: person('aa-1'), agency: 'Agency', requestedOn: day('2026-03-02') };

describe('checkAgencyRequest', () => {
  it.each([
    ['today', fields, 'horp-1', []],
    [
      'by the person themselves, from a day to come',
      { ...fields, requestedOn: day('2026-03-03') },
      'aa-1',
      ['own-record /person', 'in-the-future /requestedOn'],
    ],
  ])('of %s', (_name, given, recorder, expected) => {
    const answer = checkAgencyRequest(given, person(recorder), { on: day('2026-03-02') });
    const refusals = answer.kind === 'refused' ? answer.refusals : [];
    expect(refusals.map(({ kind, pointer }) => `${kind} ${pointer}`)).toEqual(expected);
  });

  it('from a day to come shows the day', () => {
    const ahead = { ...fields, requestedOn: day('2026-03-03') };
    expect(checkAgencyRequest(ahead, person('horp-1'), { on: day('2026-03-02') })).toMatchObject({
      refusals: [{ about: { on: '2026-03-03' } }],
    });
  });
});

describe('recordsThatCame', () => {
  const record = evidence({ type: 'agency-record', index: 8 });
  const came = { evidence: record, state: 'submitted' } as const;

  it.each([
    ['a record submitted after it', 7, came, record],
    ['nothing that was there before', 8, came, null],
    ['no record of another kind', 7, { ...came, evidence: evidence({ index: 8 }) }, null],
    ['no record that was sent back', 7, { ...came, state: 'sent-back' }, null],
    ['no record that was revoked', 7, { ...came, state: 'revoked' }, null],
  ] as const)('is %s', (_name, index, standing, expected) => {
    expect(recordsThatCame([{ index }], [standing])).toEqual([expected]);
  });

  it('answers one request each, the oldest first', () => {
    const second = evidence({ type: 'agency-record', index: 9 });
    const records = [came, { evidence: second, state: 'verified' } as const];
    expect(recordsThatCame([{ index: 6 }, { index: 7 }], [came])).toEqual([record, null]);
    expect(recordsThatCame([{ index: 6 }, { index: 8 }, { index: 8 }], records)).toEqual([
      record,
      second,
      null,
    ]);
  });
});
