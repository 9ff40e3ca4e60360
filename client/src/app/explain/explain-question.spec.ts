import { questionFrom, requestOf } from './explain-question';

const ADDRESS = { person: 'p1', task: 'edit-oar', unit: 'u1', treatmentSite: 'prostate' };

describe('the question that an address holds', () => {
  it('is about the instant that it names', () => {
    const { at, knownAt } = questionFrom({
      ...ADDRESS,
      at: '2026-11-01T10:00:00.000Z',
      knownAt: '2026-11-02T10:00:00.000Z',
    });
    expect([at, knownAt]).toEqual(['2026-11-01T10:00:00.000Z', '2026-11-02T10:00:00.000Z']);
  });

  it('is about now where what it names is no instant', () => {
    const question = questionFrom({ ...ADDRESS, at: 'garbage', knownAt: '2026-13-01' });
    expect([question.at, question.knownAt]).toEqual(['', '']);
    expect(requestOf(question)?.url).toBe('/access/v1/evaluation');
  });

  it('asks about a fraction only when its case is named', () => {
    const question = questionFrom({ ...ADDRESS, about: 'fraction' });
    expect(requestOf(question)).toBeNull();
    expect(requestOf({ ...question, caseReference: 'C7', fraction: '2' })).not.toBeNull();
  });
});
