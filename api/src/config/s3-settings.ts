/** Where evidence is kept, other than in the data directory. */
export interface S3Settings {
  /** Origin of the service, such as `https://s3.eu-west-2.amazonaws.com`. */
  readonly endpoint: string;
  readonly bucket: string;
  /** What every key begins with: empty, or ends with a slash. */
  readonly prefix: string;
  readonly region: string;
  /** Null: as the machine is entitled, by the usual variables, files and roles of the SDK. */
  readonly key: { readonly id: string; readonly secret: string } | null;
}

/** Null where no bucket is set. Whatever is wrong is added to `wrong`; a secret is never repeated. */
export function readS3(
  given: (name: string) => string | undefined,
  wrong: string[],
): S3Settings | null {
  const address = given('OART_EVIDENCE_S3');
  const region = given('OART_EVIDENCE_S3_REGION') ?? 'us-east-1';
  const id = given('OART_EVIDENCE_S3_KEY_ID');
  const secret = given('OART_EVIDENCE_S3_SECRET');
  if (address === undefined) {
    if (id !== undefined || secret !== undefined) {
      wrong.push(
        'OART_EVIDENCE_S3 must be set with OART_EVIDENCE_S3_KEY_ID and OART_EVIDENCE_S3_SECRET',
      );
    }
    return null;
  }
  if ((id === undefined) !== (secret === undefined)) {
    wrong.push('OART_EVIDENCE_S3_KEY_ID and OART_EVIDENCE_S3_SECRET must both be set, or neither');
  }
  const place = placeOf(address);
  if (place === null) {
    wrong.push(
      'OART_EVIDENCE_S3 must be https://host/bucket or https://host/bucket/folder,' +
        ' without a password; http only on this machine',
    );
    return null;
  }
  return {
    ...place,
    region,
    key: id !== undefined && secret !== undefined ? { id, secret } : null,
  };
}

/** Letters, figures and `._-` in the names, so that no key needs to be written in two ways. */
function placeOf(address: string): Pick<S3Settings, 'endpoint' | 'bucket' | 'prefix'> | null {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '') return null;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isThisMachine(url))) return null;
  const named = /^\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:\/[A-Za-z0-9._-]+)*)\/?$/.exec(
    url.pathname,
  );
  if (named?.[1] === undefined) return null;
  const folders = named[2] ?? '';
  return {
    endpoint: url.origin,
    bucket: named[1],
    prefix: folders === '' ? '' : `${folders.slice(1)}/`,
  };
}

/** Evidence does not go over a line that others can read. */
export function isThisMachine({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
