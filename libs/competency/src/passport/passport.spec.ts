import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AnySchema } from 'ajv';
import { published } from '../framework/documents.fixture.ts';
import { passport } from './passport.fixture.ts';
import { PASSPORT_STATEMENTS, PASSPORT_WITHOUT, type Passport } from './passport.ts';

interface Node {
  readonly properties: Readonly<Record<string, { readonly const?: unknown }>>;
}

const SCHEMA = published('oart-passport.schema.json') as Node;
const hasShape = new Ajv2020({ strictTypes: false }).compile(SCHEMA as unknown as AnySchema);

/** As it reads after its way over a file; ids of the product are UUIDs. */
function asIssued(fields: object = {}): unknown {
  const id = '01990000-0000-7000-8000-000000000001';
  const text = JSON.stringify({ ...passport(), ...fields }, (key, value: unknown) =>
    key === 'id' || key === 'entitlement' ? id : value,
  );
  return JSON.parse(text);
}

describe('the published shape of a passport', () => {
  it('is that of every passport that is issued', () => {
    expect(hasShape(asIssued())).toBe(true);
    const suspensions: Passport['suspensions'] = { stated: true, agreement: 'A', live: [] };
    expect(hasShape(asIssued({ suspensions }))).toBe(true);
  });

  it('says the words of the form and no others', () => {
    expect(SCHEMA.properties['statements']?.const).toEqual(PASSPORT_STATEMENTS);
    expect(SCHEMA.properties['without']?.const).toEqual(PASSPORT_WITHOUT);
  });

  it.each<[string, object]>([
    ['a field more', { trusted: true }],
    ['another version', { schemaVersion: 2 }],
    ['a statement less', { statements: PASSPORT_STATEMENTS.slice(1) }],
    ['a last day that is no day', { validUntil: '2026-13-01' }],
    ['an instant without a zone', { issuedAt: '2026-03-01T12:00:00' }],
    ['a private note', { suspensions: { stated: false, note: 'Private' } }],
    ['suspensions without their agreement', { suspensions: { stated: true, live: [] } }],
    ['more records than one person has', { evidence: Array(1001).fill(null) }],
    ['a record that is none', { evidence: [{}] }],
    ['a name of two lines', { person: { displayName: 'A\nB', aliases: [], registrations: [] } }],
  ])('refuses %s', (_, fields) => {
    expect(hasShape(asIssued(fields))).toBe(false);
  });
});
