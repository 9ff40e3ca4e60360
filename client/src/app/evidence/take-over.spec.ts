import type { Reading } from './reading';
import { takeOver } from './take-over';
import { EMPTY_DRAFT } from './upload-draft';
import { showStructures, uploadForm } from './upload-form';

describe('taking a reading over', () => {
  const reading = (fields: Partial<Reading>): Reading => ({
    field: 'score',
    value: '82.5',
    where: 'Page 1: “Score: 82.5”',
    structure: null,
    ...fields,
  });
  const rows = [
    { structure: 'bladder', title: 'Bladder', score: null, passMark: 75, attempt: 1 },
    { structure: 'sigmoid', title: 'Sigmoid', score: null, passMark: 75, attempt: 1 },
  ];

  it('fills the field that it is for, and no other', () => {
    const form = uploadForm();
    expect(takeOver(form, [], reading({ field: 'completed-on', value: '2026-11-02' }))).toBe(true);
    expect(form.getRawValue()).toEqual({ ...EMPTY_DRAFT, occurredOn: '2026-11-02' });
  });

  it('fills the row of its structure', () => {
    const form = uploadForm();
    const groups = showStructures(form, rows);
    expect(takeOver(form, groups, reading({ structure: 'sigmoid' }))).toBe(true);
    expect(form.getRawValue().structures.map(({ score }) => score)).toEqual([null, 82.5]);
  });

  it('waits for a structure that is not asked for yet', () => {
    expect(takeOver(uploadForm(), [], reading({ structure: 'sigmoid' }))).toBe(false);
  });

  it('adds a treatment site once', () => {
    const form = uploadForm();
    const site = reading({ field: 'treatment-site', value: 'cervix' });
    takeOver(form, [], site);
    takeOver(form, [], site);
    expect(form.controls.treatmentSites.value).toEqual(['cervix']);
  });
});
