/**
 * The record that is signed of a request: what it says, without the proof and without `seen`, which
 * guards the moment of recording and is no part of the act.
 */
export function recordToSign<Sent extends { readonly seen?: number; readonly signature?: object }>(
  sent: Sent,
): Omit<Sent, 'seen' | 'signature'> {
  const record = Object.entries(sent).filter(([name]) => name !== 'seen' && name !== 'signature');
  return Object.fromEntries(record) as Omit<Sent, 'seen' | 'signature'>;
}
