import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { ASK_SCOPES } from '@oart/contract';
import { SETTINGS } from '../config/config.module.ts';
import type { RunningSettings, TokenSettings } from '../config/settings.ts';
import { Refusal } from '../config/refusal.ts';
import { Recorder } from '../ledger/recorder.ts';
import { AccessError } from './access-error.ts';
import { tokenScope } from './asker.ts';
import type { Asker } from './asker.ts';

/** Signed with a private key alone: a shared secret, or none at all, proves nobody. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'EdDSA',
];
const SKEW_SECONDS = 30;
const JWKS_TIMEOUT_MS = 2000;
const JWKS_KEPT_MS = 10 * 60 * 1000;

/** What says that the token is wrong. Everything else means that it could not be checked. */
const WRONG_TOKEN = [
  errors.JWTExpired,
  errors.JWTClaimValidationFailed,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
];

/** OAuth 2.0 bearer tokens (JWT) of the issuer that the settings name, for services of one employer. */
@Injectable()
export class AccessTokenService {
  readonly #trusted: TokenSettings | null;
  readonly #keys: JWTVerifyGetKey | null;
  readonly #recorder: Recorder;

  constructor(@Inject(SETTINGS) { tokens }: RunningSettings, recorder: Recorder) {
    this.#recorder = recorder;
    this.#trusted = tokens;
    this.#keys =
      tokens === null
        ? null
        : createRemoteJWKSet(new URL(tokens.jwksUrl), {
            timeoutDuration: JWKS_TIMEOUT_MS,
            cacheMaxAge: JWKS_KEPT_MS,
          });
  }

  /** @throws Refusal where the settings name an employer who is not on file: tokens would open nothing */
  async requireEmployer(): Promise<void> {
    if (this.#trusted === null) return;
    const { employerId } = this.#trusted;
    const found = await this.#recorder.read(employerId, (tx) =>
      tx.query<unknown[]>('select from oart.employer where employer_id = $1', [employerId]),
    );
    if (found.length > 0) return;
    throw new Refusal(`OART_TOKEN_EMPLOYER is ${employerId}, and no employer here has this id.`);
  }

  /**
   * Who asks with this token, or null where it opens nothing.
   * @throws AccessError 503 where the issuer's keys cannot be had: neither yes nor no
   */
  async askerOf(token: string, requestId: string): Promise<Asker | null> {
    if (this.#trusted === null || this.#keys === null) return null;
    const { issuer, audience, employerId } = this.#trusted;
    const claims = await claimsOf(token, this.#keys, { issuer, audience });
    if (claims?.sub === undefined) return null;
    const granted = scopesOf(claims);
    const service = serviceId(issuer, claims.sub);
    return {
      caller: {
        accountId: service,
        personId: null,
        employerId,
        permissions: ['gate-client'],
        auditorScope: null,
        sessionId: service,
        requestId,
      },
      scopes: ASK_SCOPES.filter((scope) => granted.includes(tokenScope(scope))),
      units: null,
    };
  }
}

async function claimsOf(
  token: string,
  keys: JWTVerifyGetKey,
  expected: Pick<TokenSettings, 'issuer' | 'audience'>,
): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      ...expected,
      algorithms: ALGORITHMS,
      clockTolerance: SKEW_SECONDS,
      requiredClaims: ['exp', 'sub'],
    });
    return payload;
  } catch (error) {
    if (WRONG_TOKEN.some((kind) => error instanceof kind)) return null;
    throw new AccessError(
      503,
      'The keys of the token’s issuer cannot be reached; this is neither yes nor no.',
      { code: 'token-keys-unreachable' },
    );
  }
}

/**
 * The id under which a service is logged: the same for the same subject of the same issuer (UUID v8 of
 * SHA-256). The subject itself may be somebody's name or address.
 */
function serviceId(issuer: string, subject: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest('hex');
  const variant = ((parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

/** RFC 8693: one text, scopes apart by a space. */
function scopesOf({ scope }: JWTPayload): readonly string[] {
  return typeof scope === 'string' ? scope.split(' ') : [];
}
