import supertest from 'supertest';
import type { AccessEvaluationResponse, AccessExplanation } from '@oart/contract';
import type { TestMember } from './members.ts';
import { asPage } from './signed-in.ts';
import type { SignedIn } from './signed-in.ts';

/** Asks with an explanation. `resource` is `Ethos-1/cervix`, or `C7/3` for a fraction. */
export async function ask(
  caller: SignedIn,
  { personId }: Pick<TestMember, 'personId'>,
  task: string,
  resource: string,
  context: Readonly<Record<string, unknown>> = {},
): Promise<AccessExplanation & { readonly decision: boolean; readonly codes: readonly string[] }> {
  const { body } = await asPage(supertest(caller.url).post('/access/v1/evaluation'))
    .set('cookie', caller.cookie)
    .send({
      subject: { type: 'person', id: personId },
      action: { name: task },
      resource: { type: /^[A-Z0-9]+\//.test(resource) ? 'fraction' : 'treatment', id: resource },
      context: { explain: true, ...context },
    })
    .expect(200);
  const { decision, context: explained } = body as AccessEvaluationResponse;
  if (explained === undefined) throw new Error('No explanation came');
  return { ...explained, decision, codes: explained.reasons.map(({ code }) => code) };
}
