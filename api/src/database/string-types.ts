import pg from 'pg';

const OID = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, numeric: 1700 } as const;
const ARRAY_OID = {
  int8: 1016,
  date: 1182,
  timestamptz: 1185,
  numeric: 1231,
  text: 1009,
  uuid: 2951,
} as const;

type Parser = (text: string) => unknown;
type GetTypeParser = typeof pg.types.getTypeParser;

const asIs: Parser = (text) => text;
const anyTextArray = parserOf(ARRAY_OID.text) as (text: string) => (string | null)[];

/** What PostgreSQL writes around or instead of an item that is not plain. */
const NOT_PLAIN = /["\\{]|NULL/;

/** A list of names or ids, as most are, is cut at its commas: several times as quick as pg's own reader. */
const textArray = (text: string): (string | null)[] => {
  const inside = text.slice(1, -1);
  if (inside === '') return [];
  return text.startsWith('{') && !NOT_PLAIN.test(inside) ? inside.split(',') : anyTextArray(text);
};
const instantArray: Parser = (text) =>
  textArray(text).map((item) => (item === null ? null : toInstant(item)));

const PARSERS: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  [OID.int8, asIs],
  [OID.date, asIs],
  [OID.timestamp, asIs],
  [OID.numeric, asIs],
  [OID.timestamptz, toInstant],
  [ARRAY_OID.text, textArray],
  [ARRAY_OID.uuid, textArray],
  [ARRAY_OID.int8, textArray],
  [ARRAY_OID.date, textArray],
  [ARRAY_OID.numeric, textArray],
  [ARRAY_OID.timestamptz, instantArray],
]);

/**
 * Parsers for a pg client: days, instants, int8 and numeric stay strings, because a Date drops
 * microseconds and shifts days with the zone of the process, and a number loses digits.
 */
export const stringTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && PARSERS.get(oid)) || parserOf(oid, format)) as GetTypeParser,
};

/** pg's own parser; its types name only some of the object ids that it takes. */
function parserOf(oid: number, format: 'text' | 'binary' = 'text'): Parser {
  return (pg.types.getTypeParser as (oid: number, format: string) => Parser)(oid, format);
}

/**
 * PostgreSQL's text of a timestamptz, in whatever zone the session has, as an `Instant`.
 * @throws RangeError for infinity, which no instant of this product is.
 */
export function toInstant(text: string): string {
  const [, day, clock, fraction] = IN_UTC.exec(text) ?? [];
  if (day !== undefined && clock !== undefined)
    return `${day}T${clock}.${(fraction ?? '').padEnd(3, '0')}Z`;
  return Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3 });
}

/** What a session in UTC says of an instant with at most milliseconds: most of what is read. */
const IN_UTC = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?\+00$/;
