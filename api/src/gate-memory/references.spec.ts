import { References, caseEntry } from './references.ts';

const ADAPTER = '0190d2a0-0000-7000-8000-000000000001';
const ASSESSOR = '0190d2a0-0000-7000-8000-000000000002';
const ENTITLEMENT = '0190d2a0-0000-7000-8000-000000000003';

/** Two people on file; the first has an entitlement and an act in the case P1. */
function known(): References {
  const references = new References();
  references.add(ADAPTER, ADAPTER);
  references.add(ASSESSOR, ASSESSOR);
  references.addAll(
    {
      person: { id: ADAPTER, index: 1 },
      entitlements: [{ id: ENTITLEMENT, index: 4, basis: { evidence: [{ id: 'not a fact' }] } }],
      acts: [{ id: 'act', index: 5, caseReference: 'P1' }],
    },
    ADAPTER,
  );
  return references;
}

const row = (schema: string, fields: object): Parameters<References['touchedBy']>[0] => ({
  index: 9,
  schema,
  row: { id: 'new', ...fields },
});

describe('a new fact touches', () => {
  it.each([
    ['whom it names', 'absence', { person_id: ADAPTER }, [ADAPTER]],
    [
      'everybody it names',
      'assessment',
      { candidate_id: ADAPTER, assessor_id: ASSESSOR },
      [ADAPTER, ASSESSOR],
    ],
    ['whose fact it names', 'suspension', { entitlement_id: ENTITLEMENT }, [ADAPTER]],
    ['whose fact is in a list', 'assessment', { evidence_ids: [ENTITLEMENT] }, [ADAPTER]],
    [
      'who had a hand in its case',
      'act',
      { case_reference: 'P1', actor_id: ASSESSOR },
      [ADAPTER, ASSESSOR],
    ],
  ])('%s', (_whom, schema, fields, keys) => {
    const touched = known().touchedBy(row(schema, fields));
    expect(touched.kind === 'entries' && [...touched.keys].sort()).toEqual([...keys].sort());
  });

  it('whose it is through a fact that was never read here', () => {
    const references = known();
    references.touchedBy({
      index: 9,
      schema: 'suspension',
      row: { id: 's1', entitlement_id: ENTITLEMENT },
    });
    const touched = references.touchedBy(row('suspension_lift', { suspension_id: 's1' }));
    expect(touched).toEqual({ kind: 'entries', keys: [ADAPTER] });
  });

  it('a person or a case that is new with it', () => {
    const references = known();
    const person = { index: 9, schema: 'person', row: { id: 'p3' } };
    expect(references.touchedBy(person)).toEqual({ kind: 'entries', keys: ['p3'] });
    const opened = row('treatment_case', { reference: 'P2' });
    expect(references.touchedBy(opened)).toEqual({ kind: 'entries', keys: [caseEntry('P2')] });
  });

  it('everything where it names nobody known, or was erased', () => {
    const stranger = row('waiver', { person_id: '0190d2a0-0000-7000-8000-0000000000ff' });
    expect(known().touchedBy(stranger)).toEqual({ kind: 'everything' });
    expect(known().touchedBy({ index: 9, schema: null, row: {} })).toEqual({ kind: 'everything' });
  });

  it('everything where only its recorder is known, or its table is not', () => {
    const recorded = row('waiver', { recorded_by: ASSESSOR });
    expect(known().touchedBy(recorded)).toEqual({ kind: 'everything' });
    const unlisted = row('a_table_to_come', { person_id: ADAPTER });
    expect(known().touchedBy(unlisted)).toEqual({ kind: 'everything' });
  });

  it('the department where it is the department’s, and nothing where no rule reads it', () => {
    expect(known().touchedBy(row('software_change', {})).kind).toBe('department');
    expect(known().touchedBy(row('evidence_read', { person_id: ADAPTER })).kind).toBe('nothing');
  });
});
