import { pathOf } from '../forms/field-id';

/** A document with another value at a JSON pointer; everything else is the same object as before. */
export function withValue<Document>(document: Document, pointer: string, value: unknown): Document {
  return replaced(document, pathOf(pointer), () => value) as Document;
}

/** A document with one more item at the end of the list at a pointer. */
export function withItem<Document>(document: Document, pointer: string, item: unknown): Document {
  return replaced(document, pathOf(pointer), (list) => [...(list as unknown[]), item]) as Document;
}

/** A document without the item at a pointer. */
export function withoutItem<Document>(document: Document, pointer: string): Document {
  const path = pathOf(pointer);
  const place = Number(path.at(-1));
  return replaced(document, path.slice(0, -1), (list) =>
    (list as unknown[]).filter((_, at) => at !== place),
  ) as Document;
}

function replaced(
  value: unknown,
  [step, ...rest]: readonly string[],
  change: (value: unknown) => unknown,
): unknown {
  if (step === undefined) return change(value);
  if (Array.isArray(value)) {
    return value.map((item: unknown, at) =>
      String(at) === step ? replaced(item, rest, change) : item,
    );
  }
  const fields = value as Readonly<Record<string, unknown>>;
  return { ...fields, [step]: replaced(fields[step], rest, change) };
}
