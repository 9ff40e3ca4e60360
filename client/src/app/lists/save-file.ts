const ENDINGS = { csv: 'text/csv;charset=utf-8', json: 'application/json' } as const;

/** Hands a text to the browser to keep as a file of that kind; the name is without its ending. */
export function saveFile(
  page: Document,
  name: string,
  ending: keyof typeof ENDINGS,
  text: string,
): void {
  const link = page.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: ENDINGS[ending] }));
  link.download = `${name}.${ending}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
