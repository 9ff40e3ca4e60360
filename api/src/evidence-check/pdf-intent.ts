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

/**
 * Why a document with this object is refused, or null. Judged by every object that stands in the file,
 * also in those that no page leads to: readers differ in what they find (reliability.md, section 5).
 */
export function refusalOfObject(object: PdfValue): FileRefusal | null {
  // An action or annotation may keep its type in an object of its own, and a link its address.
  if (object instanceof PdfName) {
    return forbidden(FORBIDDEN_ACTIONS, [object]) ?? forbidden(FORBIDDEN_ANNOTATIONS, [object]);
  }
  if (object instanceof PdfString) return refusalOfAddress(object);
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
    (isNamed(dictionary, 'Subtype', 'Form') && dictionary.has('Ref') ? 'external-file' : null) ??
    meanings(dictionary, 'URI')
      .map(refusalOfAddress)
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
  const named = values.find((each) => each instanceof PdfName && Object.hasOwn(list, each.text));
  return named instanceof PdfName ? (list[named.text] ?? null) : null;
}

/** A link leads to a page of the web; blanks in an address are passed over by those who open it. */
function refusalOfAddress(value: PdfValue): FileRefusal | null {
  if (!(value instanceof PdfString)) return null;
  const address = value.text().replaceAll(/\s/g, '').toLowerCase();
  if (/^(java|vb)script:/.test(address)) return 'script';
  return /^(file:|\\\\)/.test(address) ? 'launch-action' : null;
}

/** Whether the document opens with nothing but a plain page destination. */
export function opensPlainly(
  dictionary: PdfDictionary,
  objectsOf: (number: number) => readonly PdfValue[],
): boolean {
  const action = dictionary.get('OpenAction');
  if (action === undefined) return true;
  const meant = action instanceof PdfReference ? objectsOf(action.number) : [action];
  return meant.every(isPlainDestination);
}

function isPlainDestination(value: PdfValue): boolean {
  if (value instanceof PdfReference) return false;
  if (Array.isArray(value)) {
    return !value.some((each) => each instanceof Map || Array.isArray(each));
  }
  if (!(value instanceof Map)) return true;
  const action = value as PdfDictionary;
  return meanings(action, 'S').every(isGoTo) && action.has('S') && !action.has('Next');
}

const isGoTo = (value: PdfValue): boolean => value instanceof PdfName && value.text === 'GoTo';

/** What an entry says: more than one thing where its key stands there more than once. */
function meanings(dictionary: PdfDictionary, key: string): readonly PdfValue[] {
  return flat(dictionary.get(key) ?? null);
}

function flat(value: PdfValue): readonly PdfValue[] {
  return Array.isArray(value) ? (value as readonly PdfValue[]).flatMap(flat) : [value];
}

/** Whether an entry is this name, in one of its meanings at least. */
export function isNamed(dictionary: PdfDictionary, key: string, name: string): boolean {
  return meanings(dictionary, key).some((each) => each instanceof PdfName && each.text === name);
}
