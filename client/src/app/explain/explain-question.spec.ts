import { faultsIn, questionFrom, requestOf } from './explain-question';

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

  it.each([
    [{}],
    [{ at: '' }],
    [{ at: '2026-11-01T10:00:00.000Z', knownAt: '2026-11-02T10:00:00Z' }],
    [{ about: 'fraction', doseCheckResult: 'in-tolerance' }],
  ])('can be asked: %j', (fields) => {
    expect(faultsIn({ ...ADDRESS, ...fields })).toEqual([]);
  });

  it.each([
    [{ at: 'nonsense' }, ['“nonsense” in the address is no day and time']],
    [{ at: '2026-11-01T10:00:00Z', knownAt: '2026-13-01' }, ['“2026-13-01”']],
    [{ at: 'one', knownAt: 'other' }, ['“one”', '“other”']],
    [{ knownAt: '2026-11-02T10:00:00Z' }, ['not as at which day and time']],
    [{ about: 'case' }, ['is no kind of question, which is treatment or fraction']],
    [{ doseCheckResult: 'passed' }, ['in-tolerance or out-of-tolerance']],
  ])('is told what of it cannot be asked: %j', (fields, words) => {
    const faults = faultsIn({ ...ADDRESS, ...fields });
    expect(faults).toHaveLength(words.length);
    words.forEach((word, place) => {
      expect(faults[place]).toContain(word);
    });
  });

  it('asks about a fraction only when its case is named', () => {
    const question = questionFrom({ ...ADDRESS, about: 'fraction' });
    expect(requestOf(question)).toBeNull();
    expect(requestOf({ ...question, caseReference: 'C7', fraction: '2' })).not.toBeNull();
  });
});
