const parsed = new Map<string, unknown>();
const KEPT = 64;

/** A stored document as an object. Kept by its hash, which names the same bytes for ever. */
export function parsedOnce(row: { readonly sha256: string; readonly document: Buffer }): unknown {
  const known = parsed.get(row.sha256);
  if (known !== undefined) return known;
  const document: unknown = JSON.parse(row.document.toString('utf8'));
  if (parsed.size >= KEPT) parsed.clear();
  parsed.set(row.sha256, document);
  return document;
}
