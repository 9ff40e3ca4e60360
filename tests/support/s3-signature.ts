import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface S3Key {
  readonly id: string;
  readonly secret: string;
}

/**
 * Why a request to S3 is not signed as AWS Signature Version 4 asks, with this key and for this region; null
 * where it is. Written from the published algorithm, not with the code of the client that is tested.
 */
export function wrongSignature(
  request: IncomingMessage,
  key: S3Key,
  region: string,
): string | null {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    );
  if (given === null) return 'AccessDenied';
  const [, id = '', day = '', place = '', names = '', signature = ''] = given;
  if (id !== key.id) return 'InvalidAccessKeyId';
  if (place !== region) return 'AuthorizationHeaderMalformed';
  const signed = names.split(';');
  const needed = ['host', 'x-amz-content-sha256', 'x-amz-date'];
  if (!needed.every((name) => signed.includes(name))) return 'AccessDenied';
  const at = header(request, 'x-amz-date');
  if (!at.startsWith(day)) return 'AccessDenied';
  const toSign = [
    'AWS4-HMAC-SHA256',
    at,
    `${day}/${region}/s3/aws4_request`,
    createHash('sha256').update(canonicalRequest(request, signed)).digest('hex'),
  ].join('\n');
  const signingKey = [day, region, 's3', 'aws4_request'].reduce<Buffer>(
    (from, part) => createHmac('sha256', from).update(part).digest(),
    Buffer.from(`AWS4${key.secret}`),
  );
  const expected = createHmac('sha256', signingKey).update(toSign).digest();
  const isRight = timingSafeEqual(expected, Buffer.from(signature, 'hex'));
  return isRight ? null : 'SignatureDoesNotMatch';
}

function canonicalRequest(request: IncomingMessage, signed: readonly string[]): string {
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const pairs = query.split('&').filter((pair) => pair !== '');
  return [
    request.method ?? '',
    path,
    pairs
      .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
      .sort()
      .join('&'),
    ...signed.map((name) => `${name}:${header(request, name)}`),
    '',
    signed.join(';'),
    header(request, 'x-amz-content-sha256'),
  ].join('\n');
}

function header({ headers }: IncomingMessage, name: string): string {
  return String(headers[name] ?? '')
    .trim()
    .replace(/ +/g, ' ');
}
