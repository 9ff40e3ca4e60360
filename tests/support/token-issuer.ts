import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { JWTPayload } from 'jose';

export const ISSUER = 'https://issuer.example';
export const AUDIENCE = 'oart-gate';

/** An issuer of OAuth 2.0 tokens, with its keys at an address of its own. */
export interface TokenIssuer {
  readonly jwksUrl: string;
  /** How often the keys were fetched. */
  readonly fetched: () => number;
  /** A token that is right, but for what is given. A claim that is undefined is left out. */
  token(claims?: Readonly<Record<string, unknown>>, kid?: string): Promise<string>;
  /** A right token signed by somebody else who uses the name of our key. */
  forged(): Promise<string>;
  /** Lets the address answer with this status from now on; 0 hangs up. */
  answer(status: number): void;
  close(): Promise<void>;
}

export async function startTokenIssuer(): Promise<TokenIssuer> {
  const own = await generateKeyPair('ES256');
  const another = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
  let status = 200;
  let fetched = 0;
  const server = createServer((_request, response) => {
    fetched += 1;
    if (status === 0) {
      response.destroy();
      return;
    }
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(status === 200 ? JSON.stringify({ keys: [jwk] }) : 'no keys here');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const seconds = Math.floor(Date.now() / 1000);
  const usual: JWTPayload = {
    iss: ISSUER,
    aud: AUDIENCE,
    sub: 'planning-system',
    scope: 'openid oart:ask',
    iat: seconds,
    exp: seconds + 600,
  };
  return {
    jwksUrl: `http://127.0.0.1:${String(port)}/keys`,
    fetched: () => fetched,
    token: (claims = {}, kid = 'one') =>
      new SignJWT({ ...usual, ...claims })
        .setProtectedHeader({ alg: 'ES256', kid })
        .sign(own.privateKey),
    forged: () =>
      new SignJWT(usual).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(another.privateKey),
    answer(next) {
      status = next;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
