import type { PasskeyReference, SigningFactorView } from '@oart/contract';
import type { Factor } from './factor.repository.ts';

/** A factor as its holder sees it. */
export function factorView({ enrolled, state, revokedAt }: Factor): SigningFactorView {
  const { id, kind, name, recordedAt: enrolledAt } = enrolled;
  return { id, kind, name, enrolledAt, lastUsedAt: state?.lastUsedAt ?? null, revokedAt };
}

/** The passkeys among the factors, as a browser is told of them. */
export function passkeyReferences(factors: readonly Factor[]): PasskeyReference[] {
  return factors.flatMap(({ enrolled: { credentialId, transports } }) =>
    credentialId === null
      ? []
      : [{ type: 'public-key' as const, id: credentialId, transports: transports ?? [] }],
  );
}
