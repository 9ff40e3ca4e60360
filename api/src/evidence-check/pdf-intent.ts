import type { FileRefusal } from '@oart/contract';
import { PdfName, PdfReference } from './pdf-objects.ts';
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

/**
 * Why a document with this object is refused, or null. Judged by every object that stands in the file,
 * also in those that no page leads to: readers differ in what they find (reliability.md, section 5).
 */
export function refusalOfObject(object: PdfValue): FileRefusal | null {
  // An action may keep its type in an object of its own.
  if (object instanceof PdfName) return FORBIDDEN_ACTIONS[object.text] ?? null;
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
  const isStructure = nameIn(dictionary, 'Type') === 'StructElem';
  return (
    (isStructure ? null : forbidden(FORBIDDEN_ACTIONS, nameIn(dictionary, 'S'))) ??
    forbidden(FORBIDDEN_ANNOTATIONS, nameIn(dictionary, 'Subtype')) ??
    (nameIn(dictionary, 'Type') === 'EmbeddedFile' ? 'embedded-file' : null)
  );
}

function forbidden(
  list: Readonly<Record<string, FileRefusal>>,
  name: string | null,
): FileRefusal | null {
  return name !== null && Object.hasOwn(list, name) ? (list[name] ?? null) : null;
}

/** Whether the document opens with nothing but a plain page destination. */
export function opensPlainly(
  dictionary: PdfDictionary,
  objectsOf: (number: number) => readonly PdfValue[],
): boolean {
  const action = dictionary.get('OpenAction');
  if (action === undefined) return true;
  const meant = action instanceof PdfReference ? objectsOf(action.number) : [action];
  return meant.every(
    (each) => !(each instanceof Map) || nameIn(each as PdfDictionary, 'S') === 'GoTo',
  );
}

export function nameIn(dictionary: PdfDictionary, key: string): string | null {
  const value = dictionary.get(key);
  return value instanceof PdfName ? value.text : null;
}
