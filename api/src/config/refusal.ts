/** Something the person who started the product can put right, in one sentence. No stack is shown. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
