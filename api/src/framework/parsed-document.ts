const parsed = new Map<string, unknown>();
const KEPT = 64;

/** A stored document as an object. Kept by its hash, which names the same bytes for ever. */
export function parsedOnce<Document>(row: {
  readonly sha256: string;
  readonly document: Buffer;
}): Document {
  let document = parsed.get(row.sha256);
  if (document === undefined) {
    document = JSON.parse(row.document.toString('utf8'));
    if (parsed.size >= KEPT) parsed.clear();
    parsed.set(row.sha256, document);
  }
  return document as Document;
}
