import type { FactId } from '@oart/competency';
import type { PasskeyAssertion } from '@oart/contract';
import type { SignatureEntity } from './signing.entity.ts';

/** A factor that was proven for one challenge. */
export type FactorProof =
  | { readonly factor: 'password' }
  | { readonly factor: 'pin'; readonly factorId: FactId; readonly workstationId: FactId }
  | {
      readonly factor: 'passkey';
      readonly factorId: FactId;
      readonly signCount: number;
      readonly assertion: PasskeyAssertion;
    };

type ProofColumns = Pick<
  SignatureEntity,
  'factor' | 'factorId' | 'authenticatorData' | 'clientDataJson' | 'passkeySignature'
>;

/** What a signature keeps where the password alone proved it. */
export const PASSWORD_ALONE = {
  factor: 'password',
  factorId: null,
  authenticatorData: null,
  clientDataJson: null,
  passkeySignature: null,
} as const satisfies ProofColumns;

/** What a signature keeps of its proof: with a passkey, all that it takes to prove it again. */
export function proofColumns(proof: FactorProof): ProofColumns {
  if (proof.factor === 'password') return PASSWORD_ALONE;
  const { factor, factorId } = proof;
  if (factor === 'pin') return { ...PASSWORD_ALONE, factor, factorId };
  const { authenticatorData, clientDataJSON, signature } = proof.assertion;
  return {
    ...{ factor, factorId, authenticatorData },
    clientDataJson: clientDataJSON,
    passkeySignature: signature,
  };
}
