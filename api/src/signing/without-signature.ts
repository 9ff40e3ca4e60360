/** What is signed of a request: everything in it but the signature itself. */
export function withoutSignature<Signed extends { readonly signature: object }>(
  signed: Signed,
): Omit<Signed, 'signature'> {
  const { signature: _, ...record } = signed;
  return record;
}
