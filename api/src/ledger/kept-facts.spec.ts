import type { FactColumns } from './fact-columns.ts';
import { KeptFacts } from './kept-facts.ts';
import type { LedgerMoment } from './kept-facts.ts';

const at = (head: number): LedgerMoment => ({ head, leafHash: `hash ${String(head)}` });

function rowsOf(...indexes: readonly number[]): readonly FactColumns[] {
  return indexes.map((ledgerIndex) => ({ ledgerIndex }) as FactColumns);
}

function begun(head: number): KeptFacts {
  const kept = new KeptFacts();
  kept.beginAt(at(head));
  return kept;
}

/** What a transaction at `head` may take for all there is of the table. */
function whole(
  kept: KeptFacts,
  shelf: string,
  table: string,
  head: number,
): readonly number[] | null {
  const found = kept.find(shelf, 'all', head);
  if (found === null || !kept.isWhole(table, found)) return null;
  return found.rows.map(({ ledgerIndex }) => ledgerIndex);
}

describe('KeptFacts', () => {
  it('keeps rows until a leaf of their table comes', () => {
    const kept = begun(5);
    kept.keep('absences', 'all', { head: 5, rows: rowsOf(2) });
    kept.learn(at(5), [{ index: 6, table: 'evidence' }], at(6));
    expect(whole(kept, 'absences', 'absence', 6)).toEqual([2]);
    kept.learn(at(6), [{ index: 7, table: 'absence' }], at(7));
    expect(whole(kept, 'absences', 'absence', 7)).toBeNull();
    expect(kept.find('absences', 'all', 7)?.head).toBe(5);
  });

  it('gives nobody rows from after their own moment', () => {
    const kept = begun(5);
    kept.keep('absences', 'all', { head: 5, rows: rowsOf(2) });
    expect(kept.find('absences', 'all', 4)).toBeNull();
  });

  it('knows of a leaf that nothing of a table names it, until something of the table comes after it', () => {
    const kept = begun(5);
    expect(kept.isUnnamed('evidence_review', 4)).toBe(false);
    expect(kept.isUnnamed('evidence_review', 5)).toBe(true);
    kept.learn(at(5), [{ index: 6, table: 'evidence' }], at(6));
    expect(kept.isUnnamed('evidence_review', 6)).toBe(true);
    kept.learn(at(6), [{ index: 7, table: 'evidence_review' }], at(7));
    expect(kept.isUnnamed('evidence_review', 6)).toBe(false);
    expect(kept.isUnnamed('evidence_review', 7)).toBe(true);
    kept.learn(at(7), [{ index: 8, table: 'erasure' }], at(8));
    expect(kept.isUnnamed('evidence_review', 7)).toBe(false);
  });

  it('keeps what was looked up in one way apart from what was in another', () => {
    const kept = begun(5);
    kept.keep('absences', 'all', { head: 5, rows: rowsOf(2) });
    expect(kept.find('posts', 'all', 5)).toBeNull();
  });

  it('does not put older rows in the place of newer ones', () => {
    const kept = begun(5);
    kept.keep('absences', 'all', { head: 5, rows: rowsOf(2, 5) });
    kept.keep('absences', 'all', { head: 4, rows: rowsOf(2) });
    expect(whole(kept, 'absences', 'absence', 5)).toEqual([2, 5]);
  });

  it.each([
    ['an erasure', 'erasure'],
    ['a leaf whose payload is gone', null],
  ])('forgets everything from before %s', (_name, table) => {
    const kept = begun(5);
    kept.keep('absences', 'all', { head: 5, rows: rowsOf(2) });
    kept.learn(at(5), [{ index: 6, table }], at(6));
    expect(kept.find('absences', 'all', 6)).toBeNull();
    kept.keep('absences', 'all', { head: 5, rows: rowsOf(2) });
    expect(kept.find('absences', 'all', 6)).toBeNull();
    kept.keep('absences', 'all', { head: 6, rows: rowsOf(2) });
    expect(whole(kept, 'absences', 'absence', 6)).toEqual([2]);
  });

  it('counts only for the ledger that it knows, up to where it knows it', () => {
    const kept = begun(5);
    expect(kept.covers(at(5))).toBe(true);
    expect(kept.covers({ head: 5, leafHash: 'another ledger' })).toBe(false);
    expect(kept.covers(at(6))).toBe(false);
    expect(new KeptFacts().covers(at(-1))).toBe(false);
  });

  it('learns nothing that does not follow what it knows', () => {
    const kept = begun(5);
    kept.learn(at(6), [{ index: 7, table: 'absence' }], at(7));
    expect(kept.known).toEqual(at(5));
  });

  it('forgets everything when it begins anew', () => {
    const kept = begun(5);
    kept.keep('absences', 'all', { head: 5, rows: rowsOf(2) });
    kept.beginAt(at(9));
    expect(kept.find('absences', 'all', 9)).toBeNull();
  });

  it('lets the oldest go before it grows without end', () => {
    const kept = begun(5);
    const many = rowsOf(...Array.from({ length: 6_000 }, (_, index) => index));
    kept.keep('sites', 'all', { head: 5, rows: rowsOf(1) });
    for (const key of ['first', 'second', 'third', 'fourth']) {
      kept.keep('absences', key, { head: 5, rows: many });
    }
    const isKept = (key: string): boolean => kept.find('absences', key, 5) !== null;
    expect(['first', 'second', 'third', 'fourth'].map(isKept)).toEqual([false, true, true, true]);
    expect(kept.find('sites', 'all', 5)).not.toBeNull();
  });
});
