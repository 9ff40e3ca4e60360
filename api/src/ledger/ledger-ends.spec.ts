import { LedgerEnds } from './ledger-ends.ts';
import { LedgerWentBack } from './recording-errors.ts';

const read = (
  index: number,
  leafHash: string,
  leafHashSeen: string | null,
): Parameters<LedgerEnds['see']>[0] =>
  new Map([['Hospital', { end: { index, leafHash }, leafHashSeen }]]);

describe('the end of a ledger', () => {
  it('goes forward', () => {
    const ends = new LedgerEnds();
    expect(ends.see(read(3, 'd', null))).toEqual({ back: [], whole: [] });
    expect(ends.see(read(4, 'e', 'd'))).toEqual({ back: [], whole: [] });
    expect(ends.indexes).toEqual({ Hospital: 4 });
    expect(() => {
      ends.require('Hospital', 4);
    }).not.toThrow();
  });

  it.each([
    ['leaves were lost', read(2, 'c', null)],
    ['the last leaf is another', read(3, 'x', 'x')],
    ['it was written on from an older copy', read(7, 'y', 'x')],
    ['the employer is gone', new Map()],
  ])('went back when %s, until the leaf is there again', (_what, broken) => {
    const ends = new LedgerEnds();
    ends.see(read(3, 'd', null));
    expect(ends.see(broken)).toEqual({ back: ['Hospital'], whole: [] });
    expect(ends.see(broken)).toEqual({ back: [], whole: [] });
    expect(() => {
      ends.require('Hospital');
    }).toThrow(LedgerWentBack);
    expect(ends.see(read(5, 'f', 'd'))).toEqual({ back: [], whole: ['Hospital'] });
    expect(() => {
      ends.require('Hospital');
    }).not.toThrow();
  });

  it('went back for a recording that finds less than was seen', () => {
    const ends = new LedgerEnds();
    ends.see(read(3, 'd', null));
    expect(() => {
      ends.require('Hospital', 2);
    }).toThrow(LedgerWentBack);
    expect(() => {
      ends.require('Clinic', -1);
    }).not.toThrow();
  });
});
