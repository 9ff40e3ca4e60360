/** Hands the text of a document to the browser to keep as a file; the name is without its ending. */
export function saveDocument(page: Document, name: string, text: string): void {
  const link = page.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = `${name}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
