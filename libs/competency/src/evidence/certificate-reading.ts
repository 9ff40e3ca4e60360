import type { CalendarDay } from '../calendar/day.ts';
import { firstDayIn } from '../calendar/written-day.ts';
import type { FrameworkDocument } from '../framework/framework.ts';
import { MODALITIES } from './evidence.ts';

/** What a certificate may say that its record has a field for. */
export const READ_FIELDS = [
  'name',
  'issuer',
  'completed-on',
  'issued-on',
  'valid-until',
  'structure',
  'score',
  'pass-mark',
  'attempt',
  'data-set',
  'modality',
  'treatment-site',
] as const;
export type ReadField = (typeof READ_FIELDS)[number];

/** A reading of one field, for the person to confirm against the document; never a fact by itself. */
export interface FieldProposal {
  readonly field: ReadField;
  /** As the record takes it: a day as `YYYY-MM-DD`, a number in digits, an id of the framework. */
  readonly value: string;
  /** Counted from 1. */
  readonly page: number;
  /** The words in which it was found. */
  readonly quote: string;
  /** The structure that a score, a pass mark or an attempt stands beside; null where it is for all. */
  readonly structure: string | null;
}

const LONGEST_QUOTE = 120;
const LONGEST_VALUE = 200;
const MOST = 60;
/** A certificate has few pages and lines; in a book nothing further on is proposed. */
const MOST_PAGES = 20;
const MOST_LINES = 2_000;

/** Behind a label: a colon, or none in the whole rest, which would be of a longer label (`Name of course: …`). */
const THEN = String.raw`(?:\s*:\s*|\s+(?=[^:]*$))(.+)$`;
/** A label that certificates have, further on in the line, and what stands behind it. Other words may be part of a name. */
const NEXT_LABEL =
  /\s(?:date|completed|issued|issuer|valid|expir(?:es|y)|score|pass|attempts?|role|job|post|grade|modality|structure|site|data|course|module|signed|certificate|number|id)\b(?:\s[^\s:]+){0,3}\s*:\s.*$/i;
/** What stands behind these words, to the end of the line or the next label. */
const WORDS: readonly (readonly [ReadField, RegExp])[] = [
  [
    'name',
    new RegExp(
      String.raw`^(?:profile name|name|awarded to|participant|this (?:is to )?certif(?:y|ies) that)${THEN}`,
      'i',
    ),
  ],
  ['issuer', new RegExp(`^(?:issued by|issuer|provider|awarding body)${THEN}`, 'i')],
  ['data-set', new RegExp(`^data ?set${THEN}`, 'i')],
];
const DAYS: readonly (readonly [ReadField, RegExp])[] = [
  ['completed-on', /\b(?:completed(?: on)?|date of (?:completion|training)|training date)\b/i],
  ['issued-on', /\b(?:issued on|issue date|date of issue)\b/i],
  ['valid-until', /\b(?:valid until|expires(?: on)?|expiry(?: date)?)\b/i],
];
/** Neither the beginning of a longer number nor so many of another whole than 100, as in `18/20`. */
const PERCENT = String.raw`(\d{1,3}(?:[.,]\d{1,2})?)(?![.,]?\d|\s*(?:\/|of\b|out of\b)(?!\s*100\b))`;
const NUMBERS: readonly (readonly [ReadField, RegExp])[] = [
  [
    'pass-mark',
    new RegExp(String.raw`\b(?:pass mark|pass score|minimum score)\D{0,3}${PERCENT}`, 'i'),
  ],
  [
    'score',
    new RegExp(
      String.raw`(?<!\b(?:pass|minimum|maximum|max\.?|possible|average|mean) )\bscore\D{0,3}${PERCENT}`,
      'i',
    ),
  ],
  ['attempt', /\battempts?\D{0,3}(\d{1,3})(?!\d)/i],
];

/**
 * What the text of a certificate seems to say, field by field with the place where it stands. Only what stands
 * beside a label is read; what is said in two ways is proposed twice, and the person chooses.
 * @param pages the text of each page, a line for each line of print.
 */
export function readCertificate(
  pages: readonly string[],
  framework: FrameworkDocument,
): readonly FieldProposal[] {
  const names = namesIn(framework);
  const lines = pages
    .slice(0, MOST_PAGES)
    .flatMap((text, place) => text.split('\n').map((line) => ({ line, page: place + 1 })));
  const found = lines
    .slice(0, MOST_LINES)
    .flatMap(({ line, page }) => readLine(tidied(line), page, names));
  const told = new Set<string>();
  const first = besideTheirStructure(found).filter(({ field, structure, value }) => {
    const reading = `${field} ${structure ?? ''} ${value}`;
    const isNew = !told.has(reading);
    told.add(reading);
    return isNew;
  });
  return first.slice(0, MOST);
}

const OF_STRUCTURE: readonly ReadField[] = ['score', 'pass-mark', 'attempt'];

/** A certificate of one structure names it once; what is scored is that. */
function besideTheirStructure(found: readonly FieldProposal[]): readonly FieldProposal[] {
  const named = new Set(found.flatMap(({ structure }) => structure ?? []));
  const [only = null] = named;
  if (named.size !== 1) return found;
  return found.map((each) =>
    OF_STRUCTURE.includes(each.field) ? { ...each, structure: only } : each,
  );
}

function readLine(line: string, page: number, names: Names): readonly FieldProposal[] {
  const words = ` ${plain(line)} `;
  const structure = names.structures.find((each) => words.includes(each.name))?.id ?? null;
  const quote = line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1)}…` : line;
  const readings: readonly (readonly [ReadField, string | null | undefined])[] = [
    ...WORDS.map(([field, label]) => [field, wordsBehind(line, label)] as const),
    ...DAYS.map(([field, label]) => [field, dayBehind(line, label)] as const),
    ...NUMBERS.map(([field, label]) => [field, label.exec(line)?.[1]?.replace(',', '.')] as const),
    ['modality', modalityIn(line)],
    ['structure', structure],
    ...names.treatmentSites.map(
      ({ id, name }) =>
        ['treatment-site', /\bsite\b/i.test(line) && words.includes(name) ? id : null] as const,
    ),
  ];
  return readings.flatMap(([field, value]) =>
    value === null || value === undefined || value.length > LONGEST_VALUE
      ? []
      : [{ field, value, page, quote, structure }],
  );
}

function wordsBehind(line: string, label: RegExp): string | undefined {
  return label.exec(line)?.[1]?.replace(NEXT_LABEL, '').trim();
}

/** The first day behind a label and before the next; none where it may be either of two. */
function dayBehind(line: string, label: RegExp): CalendarDay | null {
  const labelled = label.exec(line);
  if (labelled === null) return null;
  const behind = line.slice(labelled.index + labelled[0].length);
  const written = firstDayIn(behind);
  if (written === null) return null;
  const between = behind.slice(0, written.start);
  return DAYS.some(([, other]) => other.test(between)) ? null : written.day;
}

function modalityIn(line: string): string | null {
  const named = /\bmodality\b\W*([a-z/-]+)/i.exec(line)?.[1]?.toLowerCase().replace('/', '-');
  return MODALITIES.find((modality) => modality === (named === 'mri' ? 'mr' : named)) ?? null;
}

/** A name as a line is searched for it: plain words between spaces. */
interface Named {
  readonly id: string;
  readonly name: string;
}

interface Names {
  /** Those with the longest titles first: a line is about the longest that it names. */
  readonly structures: readonly Named[];
  readonly treatmentSites: readonly Named[];
}

function namesIn({ structureSets, treatmentSites }: FrameworkDocument): Names {
  const named = (id: string, name: string): Named => ({ id, name: ` ${plain(name)} ` });
  return {
    structures: structureSets
      .flatMap(({ structures }) => structures)
      .toSorted((a, b) => b.title.length - a.title.length)
      .flatMap(({ id, title }) => [named(id, title), named(id, id)]),
    treatmentSites: treatmentSites.map(({ id, title }) => named(id, title)),
  };
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

const tidied = (line: string): string => line.replaceAll(/\s+/g, ' ').trim();
