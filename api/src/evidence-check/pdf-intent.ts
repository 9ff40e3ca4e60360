import type { FileRefusal } from '@oart/contract';
import { PdfName, PdfReference, PdfString } from './pdf-objects.ts';
import type { PdfDictionary, PdfValue } from './pdf-objects.ts';

/** Entries that no record of training needs, whatever dictionary holds them. */
const FORBIDDEN_ENTRIES: Readonly<Record<string, FileRefusal>> = {
  JS: 'script',
  JavaScript: 'script',
  AA: 'automatic-action',
  XFA: 'form-xfa',
  EmbeddedFiles: 'embedded-file',
  EF: 'embedded-file',
  FFilter: 'external-file',
  RichMediaContent: 'media',
  RichMediaSettings: 'media',
  AlternatePresentations: 'media',
  OnInstantiate: 'script',
  Collection: 'embedded-file',
};

/** Types of action (ISO 32000, 12.6.4) that reach beyond turning to a page or following a link. */
const FORBIDDEN_ACTIONS: Readonly<Record<string, FileRefusal>> = {
  JavaScript: 'script',
  Launch: 'launch-action',
  GoToR: 'launch-action',
  GoToE: 'launch-action',
  Thread: 'launch-action',
  SubmitForm: 'form-action',
  ImportData: 'form-action',
  ResetForm: 'form-action',
  Hide: 'form-action',
  Rendition: 'media',
  RichMediaExecute: 'media',
  GoTo3DView: 'media',
  Movie: 'media',
  Sound: 'media',
};

const FORBIDDEN_ANNOTATIONS: Readonly<Record<string, FileRefusal>> = {
  FileAttachment: 'embedded-file',
  RichMedia: 'media',
  Movie: 'media',
  Sound: 'media',
  Screen: 'media',
  '3D': 'media',
};

/** Blanks and signs that nobody sees are passed over by those who open an address. */
const UNSEEN = /[\0-\u0020\u007f\u00a0\u00ad\u200b-\u200f\u2060\ufeff]/g;
/** With the points that some have (`ms.word:`). */
const SCHEME = /^([a-z][a-z0-9+.-]*):/;
/** Names no scheme: `localhost:8080`, `www.localhost:80/a`. */
const HOST_AND_PORT = /^(?:localhost|(?:[a-z0-9-]+\.)+[a-z0-9-]+):\d{1,5}(?:[/?#]|$)/;
const LINK_SCHEMES: ReadonlySet<string> = new Set(
  'http https ftp mailto tel sms sip news nntp geo urn doi hdl info isbn issn pmid arxiv orcid ctan'.split(
    ' ',
  ),
);
const RUNNING_SCHEMES: ReadonlySet<string> = new Set(['javascript', 'vbscript', 'data']);

/** Their entries are names that the document gives to fonts, pictures and the like: they ask for nothing. */
const NAMED_RESOURCES: ReadonlySet<string> = new Set([
  'Font',
  'XObject',
  'ExtGState',
  'ColorSpace',
  'Pattern',
  'Shading',
  'Properties',
  'CharProcs',
  'Dests',
  'RoleMap',
  'ClassMap',
  'Colorants',
]);

/** All that an element of the structure of a text may say (ISO 32000-2, 14.7.2): its `S` is no action. */
const STRUCTURE_ENTRIES: ReadonlySet<string> = new Set(
  'Type S P ID Ref Pg K A C R T Lang Alt E ActualText AF NS PhoneticAlphabet Phoneme'.split(' '),
);

/** What objects name that is judged, or read, when all of them are known. */
export class Named {
  /** Where links lead, or the objects that say it. */
  readonly addresses: PdfValue[] = [];
  /** Of pages, and their branches. */
  readonly trees: PdfDictionary[] = [];
  /** What pages draw. */
  readonly contents: PdfValue[] = [];
  /** What the letters of fonts draw, by their names. */
  readonly letters: PdfValue[] = [];
  /** Words in letters of several kinds (ISO 32000-2, 12.7.4.4), of remarks and of fields. */
  readonly richTexts: PdfValue[] = [];
}

/**
 * Why a document with this object is refused, or null. Judged by every object that stands in the file,
 * also in those that no page leads to: readers differ in what they find (reliability.md, section 5).
 */
export function refusalOfObject(object: PdfValue, named: Named): FileRefusal | null {
  // An action or annotation may keep its type in an object of its own.
  if (object instanceof PdfName) {
    return forbidden(FORBIDDEN_ACTIONS, [object]) ?? forbidden(FORBIDDEN_ANNOTATIONS, [object]);
  }
  const waiting: { readonly value: PdfValue; readonly names: boolean }[] = [
    { value: object, names: false },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, names } = next;
    if (Array.isArray(value)) {
      for (const each of value as readonly PdfValue[]) waiting.push({ value: each, names: false });
    }
    if (!(value instanceof Map)) continue;
    const dictionary = value as PdfDictionary;
    const refusal = names ? null : refusalOfDictionary(dictionary);
    if (refusal !== null) return refusal;
    if (!names) note(dictionary, named);
    for (const [key, each] of dictionary) {
      waiting.push({ value: each, names: NAMED_RESOURCES.has(key) });
    }
  }
  return null;
}

function refusalOfDictionary(dictionary: PdfDictionary): FileRefusal | null {
  for (const key of dictionary.keys()) {
    if (Object.hasOwn(FORBIDDEN_ENTRIES, key)) return FORBIDDEN_ENTRIES[key] ?? null;
  }
  return (
    (isStructure(dictionary) ? null : forbidden(FORBIDDEN_ACTIONS, meanings(dictionary, 'S'))) ??
    forbidden(FORBIDDEN_ANNOTATIONS, meanings(dictionary, 'Subtype')) ??
    (isNamed(dictionary, 'Type', 'EmbeddedFile') ? 'embedded-file' : null) ??
    // What is drawn may stand in another document (ISO 32000, 8.10.4).
    (dictionary.has('Ref') && maySay(dictionary, 'Subtype', 'Form') ? 'external-file' : null) ??
    (maySay(dictionary, 'FS', 'URL') ? 'external-file' : null) ??
    // A link says where it leads, a catalogue where all that say no place begin.
    [...meanings(dictionary, 'URI'), ...meanings(dictionary, 'Base')]
      .map(refusalOfLink)
      .find((each) => each !== null) ??
    null
  );
}

function isStructure(dictionary: PdfDictionary): boolean {
  return (
    isNamed(dictionary, 'Type', 'StructElem') &&
    [...dictionary.keys()].every((key) => STRUCTURE_ENTRIES.has(key))
  );
}

function forbidden(
  list: Readonly<Record<string, FileRefusal>>,
  values: readonly PdfValue[],
): FileRefusal | null {
  const named = values.map(wordOf).find((word) => word !== null && Object.hasOwn(list, word));
  return named === undefined || named === null ? null : (list[named] ?? null);
}

/** A name, or a string in its place, which some readers take for one. */
function wordOf(value: PdfValue): string | null {
  if (value instanceof PdfName) return value.text;
  return value instanceof PdfString ? value.text() : null;
}

/**
 * Whether pages hang here that are not counted: some readers show them, and others not even their words.
 * A branch has as many as it counts, and one that was saved again as many as it counted with this tree.
 */
export function hidesPages(
  tree: PdfDictionary,
  objectsOf: (number: number) => readonly PdfValue[],
  versions: TreeVersions,
): boolean {
  const meant = (value: PdfValue): readonly PdfValue[] =>
    value instanceof PdfReference ? objectsOf(value.number) : [value];
  const counts = meant(tree.get('Count') ?? null).filter((each) => typeof each === 'number');
  if (counts.length === 0) return false;
  const pagesOf = (kid: PdfValue): number => {
    const found = meant(kid);
    if (found.length === 0) return 1;
    const pages = found.every(isBranch) ? found.map(pagesIn) : [1, ...found.map(pagesIn)];
    const age = versions.ageOf(tree);
    // Whoever takes pages from a branch writes every tree above it anew.
    if (age === 'only') return Math.max(...pages);
    const fewest = age === 'last' ? pagesIn(versions.lastOf(found)) : Math.min(...pages);
    return found.every(isBranch) ? fewest : Math.max(1, fewest);
  };
  return meant(tree.get('Kids') ?? null)
    .filter((each) => Array.isArray(each))
    .map((kids) => (kids as readonly PdfValue[]).map(pagesOf))
    .some((pages) => pages.reduce((sum, each) => sum + each, 0) > Math.min(...counts));
}

/** Which of several trees under one number was written last, by where they stand in the file. */
export class TreeVersions {
  readonly #places = new Map<PdfValue, number>();
  readonly #numbers = new Map<PdfValue, number>();
  readonly #lastAt = new Map<number, number>();
  readonly #firstAt = new Map<number, number>();

  /** @param at where it stands in the file, it or the stream that it is packed in */
  add(object: PdfValue, number: number | null, at: number): void {
    if (number === null || !(object instanceof Map) || !isTree(object as PdfDictionary)) return;
    this.#places.set(object, at);
    this.#numbers.set(object, number);
    this.#lastAt.set(number, Math.max(at, this.#lastAt.get(number) ?? at));
    this.#firstAt.set(number, Math.min(at, this.#firstAt.get(number) ?? at));
  }

  ageOf(tree: PdfDictionary): 'only' | 'last' | 'earlier' {
    const number = this.#numbers.get(tree);
    if (number === undefined || this.#firstAt.get(number) === this.#lastAt.get(number)) {
      return 'only';
    }
    return this.#places.get(tree) === this.#lastAt.get(number) ? 'last' : 'earlier';
  }

  lastOf(found: readonly PdfValue[]): PdfValue {
    const placeOf = (each: PdfValue): number => this.#places.get(each) ?? -1;
    return found.reduce((last, each) => (placeOf(each) > placeOf(last) ? each : last), null);
  }
}

const isTree = (dictionary: PdfDictionary): boolean =>
  (dictionary.has('Kids') && dictionary.has('Count')) || isNamed(dictionary, 'Type', 'Pages');

const isBranch = (kid: PdfValue): boolean =>
  kid instanceof Map &&
  isNamed(kid as PdfDictionary, 'Type', 'Pages') &&
  !isNamed(kid as PdfDictionary, 'Type', 'Page');

/** As many as a branch says, where it says so; whatever else is one. */
function pagesIn(kid: PdfValue): number {
  if (!(kid instanceof Map)) return 1;
  const branch = kid as PdfDictionary;
  const kids = branch.get('Kids');
  if (Array.isArray(kids) && kids.length === 0) return 0;
  const count = branch.get('Count');
  return typeof count === 'number' ? Math.max(0, count) : 1;
}

function note(dictionary: PdfDictionary, named: Named): void {
  const add = (list: PdfValue[], key: string): void => {
    if (dictionary.has(key)) list.push(...meanings(dictionary, key));
  };
  if (isTree(dictionary)) named.trees.push(dictionary);
  add(named.addresses, 'URI');
  add(named.addresses, 'Base');
  add(named.contents, 'Contents');
  add(named.letters, 'CharProcs');
  add(named.richTexts, 'RC');
  add(named.richTexts, 'RV');
}

const refusalOfLink = (value: PdfValue): FileRefusal | null =>
  value instanceof PdfString ? refusalOfAddress(value.text()) : null;

/** A link leads to a page of the web, or to somebody: whatever else it names may start a program. */
export function refusalOfAddress(written: string): FileRefusal | null {
  const address = written.replaceAll(UNSEEN, '').toLowerCase();
  const scheme = SCHEME.exec(address)?.[1] ?? null;
  if (scheme !== null && RUNNING_SCHEMES.has(scheme)) return 'script';
  const isElsewhere = scheme !== null && !LINK_SCHEMES.has(scheme) && !HOST_AND_PORT.test(address);
  return isElsewhere || /^[\\/]{2}/.test(address) ? 'launch-action' : null;
}

/** Whether the document opens with nothing but a plain page destination. */
export function opensPlainly(
  dictionary: PdfDictionary,
  objectsOf: (number: number) => readonly PdfValue[],
): boolean {
  const action = dictionary.get('OpenAction');
  if (action === undefined) return true;
  const meant = action instanceof PdfReference ? objectsOf(action.number) : [action];
  return meant.length > 0 && meant.every(isPlainDestination);
}

function isPlainDestination(value: PdfValue): boolean {
  if (value instanceof PdfReference) return false;
  if (Array.isArray(value)) {
    return !value.some((each) => each instanceof Map || Array.isArray(each));
  }
  if (!(value instanceof Map)) return true;
  const action = value as PdfDictionary;
  if (action.has('Next')) return false;
  if (action.has('S')) return meanings(action, 'S').every(isGoTo);
  // Without a type it is no action: numbers of a document that this was made of were given again.
  return (
    !isNamed(action, 'Type', 'Action') && !ACTING_ENTRIES.some((key) => saysWhatToDo(action, key))
  );
}

/** What actions name that turn to no page (ISO 32000-2, 12.6.4). */
const ACTING_ENTRIES = ['URI', 'F', 'N', 'Win', 'Mac', 'Unix', 'State', 'Trans'] as const;

/** In other dictionaries, of letters and of remarks, figures and references stand under some of these keys. */
const saysWhatToDo = (dictionary: PdfDictionary, key: string): boolean =>
  meanings(dictionary, key).some(
    (each) => each instanceof PdfString || each instanceof PdfName || each instanceof Map,
  );

const isGoTo = (value: PdfValue): boolean => value instanceof PdfName && value.text === 'GoTo';

/** What an entry says: more than one thing where its key stands there more than once. */
function meanings(dictionary: PdfDictionary, key: string): readonly PdfValue[] {
  return flat(dictionary.get(key) ?? null);
}

function flat(value: PdfValue): readonly PdfValue[] {
  return Array.isArray(value) ? (value as readonly PdfValue[]).flatMap(flat) : [value];
}

/** Whether an entry is this word, or may be by way of another object. */
function maySay(dictionary: PdfDictionary, key: string, word: string): boolean {
  return meanings(dictionary, key).some(
    (each) => each instanceof PdfReference || wordOf(each) === word,
  );
}

/** Whether an entry is this name, in one of its meanings at least. */
export function isNamed(dictionary: PdfDictionary, key: string, name: string): boolean {
  return meanings(dictionary, key).some((each) => each instanceof PdfName && each.text === name);
}
