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

  it.each([
    ['{}', []],
    ['{cervix}', ['cervix']],
    ['{cervix,bladder}', ['cervix', 'bladder']],
    ['{a,NULL}', ['a', null]],
    ['{"a,b",c}', ['a,b', 'c']],
    ['{"say \\"no\\"",x}', ['say "no"', 'x']],
    ['{"",null,"null"}', ['', 'null', 'null']],
    ['{NULLIFIED,x}', ['NULLIFIED', 'x']],
    ['[0:1]={a,b}', ['a', 'b']],
    ['{ä b,é}', ['ä b', 'é']],
  ])('the list of texts %s is read', (text, list) => {
    expect(parsed(1009, text)).toEqual(list);
  });

  it('a list of ids is a list of strings', () => {
    const ids = ['0190a1b2-0000-7000-8000-000000000001', '0190a1b2-0000-7000-8000-000000000002'];
    expect(parsed(2951, `{${ids.join(',')}}`)).toEqual(ids);
  });

  it('everything else is as pg has it', () => {
    expect(parsed(pg.types.builtins.BOOL, 't')).toBe(true);
    expect(parsed(pg.types.builtins.JSONB, '{"a":1}')).toEqual({ a: 1 });
  });
});
