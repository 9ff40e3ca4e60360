import pg from 'pg';
import { stringTypes, toInstant } from './string-types.ts';

const parsed = (oid: number, text: string): unknown =>
  (stringTypes.getTypeParser as (oid: number) => (text: string) => unknown)(oid)(text);

describe('values from PostgreSQL', () => {
  it.each([
    ['2026-11-21 08:30:00.123+00', '2026-11-21T08:30:00.123Z'],
    ['2026-11-21 08:30:00+00', '2026-11-21T08:30:00.000Z'],
    ['2026-11-21 08:30:00.1+00', '2026-11-21T08:30:00.100Z'],
    ['2026-03-29 02:30:00.5+01', '2026-03-29T01:30:00.500Z'],
    ['2026-11-21 08:30:00+05:30', '2026-11-21T03:00:00.000Z'],
  ])('the instant %s is %s', (text, instant) => {
    expect(toInstant(text)).toBe(instant);
  });

  it('infinity is no instant', () => {
    expect(() => toInstant('infinity')).toThrow('Temporal error');
  });

  it.each([
    ['int8', 20, '9007199254740993'],
    ['numeric', 1700, '92.50'],
    ['date', 1082, '2026-02-28'],
    ['timestamp', 1114, '2026-02-28 00:00:00'],
  ])('%s stays the string it was', (_name, oid, text) => {
    expect(parsed(oid, text)).toBe(text);
  });

  it.each([
    ['days', 1182, '{2026-02-28,NULL}', ['2026-02-28', null]],
    ['numbers', 1231, '{1.50,2}', ['1.50', '2']],
    ['int8s', 1016, '{9007199254740993}', ['9007199254740993']],
    ['instants', 1185, '{"2026-11-21 08:30:00+00",NULL}', ['2026-11-21T08:30:00.000Z', null]],
  ])('lists of %s are lists of strings', (_name, oid, text, list) => {
    expect(parsed(oid, text)).toEqual(list);
  });

  it('everything else is as pg has it', () => {
    expect(parsed(pg.types.builtins.BOOL, 't')).toBe(true);
    expect(parsed(pg.types.builtins.JSONB, '{"a":1}')).toEqual({ a: 1 });
  });
});
