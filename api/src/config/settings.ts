import { resolve } from 'node:path';
import { Refusal } from './refusal.ts';
import { isThisMachine, readS3 } from './s3-settings.ts';
import type { S3Settings } from './s3-settings.ts';

const MEBIBYTE = 1024 * 1024;

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const INSTALLATION_KINDS = ['production', 'demonstration', 'test'] as const;
export type InstallationKind = (typeof INSTALLATION_KINDS)[number];

/** Connection URLs, one per role of the database. */
export interface DatabaseUrls {
  readonly app: string;
  readonly gate: string;
  /** Needed to migrate, and to move the clock of a demonstration or test. */
  readonly owner: string | null;
}

/** Whose OAuth 2.0 tokens the gate takes, and the employer that they stand for. */
export interface TokenSettings {
  /** As the tokens name it, letter for letter. */
  readonly issuer: string;
  readonly audience: string;
  /** Where the issuer publishes its public keys. */
  readonly jwksUrl: string;
  readonly employerId: string;
}

export interface Settings {
  readonly port: number;
  /** Host name or address to listen on. */
  readonly listen: string;
  /** Absolute. Holds the embedded database, files that are being checked and, without a bucket, the evidence. */
  readonly dataDirectory: string;
  /** Origin under which browsers reach the product, without a slash at the end. */
  readonly publicUrl: string;
  /** Null: the product runs its own PostgreSQL in the data directory. */
  readonly database: DatabaseUrls | null;
  /** What a new database becomes, for ever. */
  readonly kind: InstallationKind;
  readonly logLevel: LogLevel;
  /** Seconds without a request after which a session is over. */
  readonly sessionIdleSeconds: number;
  /** Seconds after which a session is over however busy it was. */
  readonly sessionSeconds: number;
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Null: the gate takes keys of its own only. */
  readonly tokens: TokenSettings | null;
  /** Null: what the gate is asked is kept. Otherwise why not, as the log says at start. */
  readonly askLogOffBecause: string | null;
  /** Null: evidence is kept in the data directory. */
  readonly evidenceS3: S3Settings | null;
  /** Address of a clamd, `tcp://host:port` or `unix:///path`; null: files are not scanned for viruses. */
  readonly clamd: string | null;
  /** Bytes of files that one person may send in 24 hours. */
  readonly uploadBytesADay: number;
  /** Absolute. Holds the private keys that sign passports; several machines of one product share it. */
  readonly passportKeyDirectory: string;
  /** What a monitoring system sends as bearer token to read `/metrics`; null: there is no such page. */
  readonly metricsToken: string | null;
}

/** Settings once the database is known to run. */
export type RunningSettings = Settings & { readonly database: DatabaseUrls };

export interface SettingOfProduct {
  readonly name: string;
  readonly says: string;
  /** Value in use, with passwords masked. */
  readonly show: (settings: Settings) => string;
}

/** Every setting of the product, as `npm run oart -- config` lists them. */
export const SETTINGS_OF_PRODUCT: readonly SettingOfProduct[] = [
  { name: 'PORT', says: 'Port of the web server', show: (s) => String(s.port) },
  { name: 'OART_LISTEN', says: 'Host name or address to listen on', show: (s) => s.listen },
  {
    name: 'OART_PUBLIC_URL',
    says: 'Origin under which browsers reach it',
    show: (s) => s.publicUrl,
  },
  {
    name: 'OART_DATA_DIR',
    says: 'Directory of the embedded database, of evidence files and of passport keys',
    show: (s) => s.dataDirectory,
  },
  {
    name: 'OART_KIND',
    says: 'What a new database becomes for ever: production, demonstration or test',
    show: (s) => s.kind,
  },
  {
    name: 'DATABASE_URL',
    says: 'PostgreSQL as oart_app; not set: the embedded one',
    show: (s) => (s.database === null ? 'embedded' : masked(s.database.app)),
  },
  {
    name: 'DATABASE_GATE_URL',
    says: 'PostgreSQL as oart_gate; needed with DATABASE_URL',
    show: (s) => (s.database === null ? 'embedded' : masked(s.database.gate)),
  },
  {
    name: 'DATABASE_OWNER_URL',
    says: 'PostgreSQL as a login that may migrate; needed only for that',
    show: (s) =>
      s.database === null ? 'embedded' : s.database.owner === null ? '' : masked(s.database.owner),
  },
  { name: 'OART_LOG_LEVEL', says: `One of ${LOG_LEVELS.join(', ')}`, show: (s) => s.logLevel },
  {
    name: 'OART_SESSION_IDLE_SECONDS',
    says: 'Without a request for so long, a session is over',
    show: (s) => String(s.sessionIdleSeconds),
  },
  {
    name: 'OART_SESSION_SECONDS',
    says: 'After so long, a session is over however busy it was',
    show: (s) => String(s.sessionSeconds),
  },
  {
    name: 'OART_TRUSTED_PROXIES',
    says: 'Addresses of proxies, with commas, whose X-Forwarded-For is believed',
    show: (s) => s.trustedProxies.join(','),
  },
  {
    name: 'OART_TOKEN_ISSUER',
    says: 'Issuer of OAuth 2.0 tokens that may ask the gate; needs the three below',
    show: (s) => s.tokens?.issuer ?? '',
  },
  {
    name: 'OART_TOKEN_AUDIENCE',
    says: 'Audience that such a token must name',
    show: (s) => s.tokens?.audience ?? '',
  },
  {
    name: 'OART_TOKEN_JWKS_URL',
    says: 'Where the issuer publishes its public keys; https, or http on this machine',
    show: (s) => s.tokens?.jwksUrl ?? '',
  },
  {
    name: 'OART_TOKEN_EMPLOYER',
    says: 'Id of the employer that such a token stands for, as open-employer printed it',
    show: (s) => s.tokens?.employerId ?? '',
  },
  {
    name: 'OART_ASK_LOG_OFF_BECAUSE',
    says: 'Why what the gate is asked is not kept; not set: it is kept',
    show: (s) => s.askLogOffBecause ?? '',
  },
  {
    name: 'OART_EVIDENCE_S3',
    says: 'Bucket of the evidence, https://host/bucket/folder; not set: OART_DATA_DIR/evidence',
    show: ({ evidenceS3: s3 }) =>
      s3 === null ? '' : `${s3.endpoint}/${s3.bucket}/${s3.prefix}`.replace(/\/$/, ''),
  },
  {
    name: 'OART_EVIDENCE_S3_REGION',
    says: 'Region of the bucket',
    show: (s) => s.evidenceS3?.region ?? '',
  },
  {
    name: 'OART_EVIDENCE_S3_KEY_ID',
    says: 'Key to the bucket; not set: as the machine itself is entitled',
    show: (s) => s.evidenceS3?.key?.id ?? '',
  },
  {
    name: 'OART_EVIDENCE_S3_SECRET',
    says: 'Secret of that key',
    show: (s) => (s.evidenceS3?.key ? '***' : ''),
  },
  {
    name: 'OART_CLAMD',
    says: 'ClamAV that scans each file before it is taken: tcp://host:port or unix:///path',
    show: (s) => s.clamd ?? '',
  },
  {
    name: 'OART_UPLOAD_MIB_A_DAY',
    says: 'How much one person may upload in 24 hours, in MiB',
    show: (s) => String(s.uploadBytesADay / MEBIBYTE),
  },
  {
    name: 'OART_PASSPORT_KEYS',
    says: 'Directory of the private keys that sign passports; not set: OART_DATA_DIR/passport-keys',
    show: (s) => s.passportKeyDirectory,
  },
  {
    name: 'OART_METRICS_TOKEN',
    says: 'Bearer token that opens /metrics, 32 characters or more; not set: /metrics is closed',
    show: (s) => (s.metricsToken === null ? '' : '***'),
  },
];

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where relative paths start: the product's own by default, and the caller's for what the caller gives. */
export interface Directories {
  readonly product: string;
  readonly caller: string;
}

/**
 * Reads all settings, once. An empty variable counts as not set.
 * @throws Refusal with every wrong setting in one sentence.
 */
export function readSettings(environment: Environment, directories: Directories): Settings {
  const wrong: string[] = [];
  const given = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const port = readPort(given('PORT'), wrong);
  const dataDirectory = directoryOf(given('OART_DATA_DIR'), directories);
  const passportKeys = given('OART_PASSPORT_KEYS');
  const database = readDatabase(given, wrong);
  // A demonstration can never become production, so a database of one's own is production by default.
  const usualKind = database === null ? 'demonstration' : 'production';
  const settings: Settings = {
    port,
    listen: given('OART_LISTEN') ?? 'localhost',
    dataDirectory,
    publicUrl: readOrigin(given('OART_PUBLIC_URL') ?? `http://localhost:${String(port)}`, wrong),
    database,
    kind: readOneOf('OART_KIND', INSTALLATION_KINDS, given('OART_KIND'), usualKind, wrong),
    logLevel: readOneOf('OART_LOG_LEVEL', LOG_LEVELS, given('OART_LOG_LEVEL'), 'warn', wrong),
    sessionIdleSeconds: readWhole('OART_SESSION_IDLE_SECONDS', 'seconds', given, 1800, wrong),
    sessionSeconds: readWhole('OART_SESSION_SECONDS', 'seconds', given, 43_200, wrong),
    trustedProxies: given('OART_TRUSTED_PROXIES')?.split(/\s*,\s*/) ?? [],
    tokens: readTokens(given, wrong),
    askLogOffBecause: given('OART_ASK_LOG_OFF_BECAUSE') ?? null,
    evidenceS3: readS3(given, wrong),
    clamd: readClamd(given('OART_CLAMD'), wrong),
    uploadBytesADay: readWhole('OART_UPLOAD_MIB_A_DAY', 'MiB', given, 4_096, wrong) * MEBIBYTE,
    passportKeyDirectory:
      passportKeys === undefined
        ? resolve(dataDirectory, 'passport-keys')
        : resolve(directories.caller, passportKeys),
    metricsToken: readMetricsToken(given('OART_METRICS_TOKEN'), wrong),
  };
  if (wrong.length > 0) throw new Refusal(`The settings are wrong: ${wrong.join('; ')}.`);
  return settings;
}

function directoryOf(given: string | undefined, directories: Directories): string {
  return given === undefined
    ? resolve(directories.product, '.oart')
    : resolve(directories.caller, given);
}

function readPort(text: string | undefined, wrong: string[]): number {
  if (text === undefined) return 3000;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  wrong.push(`PORT is "${text}" and must be a number from 0 to 65535`);
  return 3000;
}

function readWhole(
  name: string,
  unit: 'seconds' | 'MiB',
  given: (name: string) => string | undefined,
  otherwise: number,
  wrong: string[],
): number {
  const text = given(name);
  if (text === undefined) return otherwise;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  wrong.push(`${name} is "${text}" and must be a number of ${unit} from 1 to 999999`);
  return otherwise;
}

function readOrigin(text: string, wrong: string[]): string {
  const url = URL.parse(text);
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  if (url !== null && isOrigin) return url.origin;
  wrong.push(`OART_PUBLIC_URL is "${text}" and must be an origin such as https://oart.example`);
  return text;
}

function readDatabase(
  given: (name: string) => string | undefined,
  wrong: string[],
): DatabaseUrls | null {
  const app = given('DATABASE_URL');
  const gate = given('DATABASE_GATE_URL');
  const owner = given('DATABASE_OWNER_URL') ?? null;
  if (app === undefined && gate === undefined && owner === null) return null;
  if (app === undefined || gate === undefined) {
    wrong.push('DATABASE_URL and DATABASE_GATE_URL must both be set, or neither');
    return null;
  }
  for (const [name, url] of Object.entries({
    DATABASE_URL: app,
    DATABASE_GATE_URL: gate,
    DATABASE_OWNER_URL: owner,
  })) {
    if (url !== null && !/^postgres(ql)?:$/.test(URL.parse(url)?.protocol ?? '')) {
      wrong.push(`${name} must be a URL such as postgres://oart_app:password@host:5432/oart`);
    }
  }
  return { app, gate, owner };
}

function readTokens(
  given: (name: string) => string | undefined,
  wrong: string[],
): TokenSettings | null {
  const issuer = given('OART_TOKEN_ISSUER');
  const audience = given('OART_TOKEN_AUDIENCE');
  const jwksUrl = given('OART_TOKEN_JWKS_URL');
  const employerId = given('OART_TOKEN_EMPLOYER');
  const all = [issuer, audience, jwksUrl, employerId];
  if (all.every((setting) => setting === undefined)) return null;
  if (!issuer || !audience || !jwksUrl || !employerId) {
    wrong.push(
      'OART_TOKEN_ISSUER, OART_TOKEN_AUDIENCE, OART_TOKEN_JWKS_URL and OART_TOKEN_EMPLOYER' +
        ' must all be set, or none',
    );
    return null;
  }
  if (!isSafeToFetch(jwksUrl)) {
    wrong.push(`OART_TOKEN_JWKS_URL is "${jwksUrl}" and must be https, or http on this machine`);
  }
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(employerId)) {
    wrong.push(`OART_TOKEN_EMPLOYER is "${employerId}" and must be the id of an employer`);
  }
  return { issuer, audience, jwksUrl, employerId };
}

function readClamd(text: string | undefined, wrong: string[]): string | null {
  if (text === undefined) return null;
  const url = URL.parse(text);
  const isTcp = url?.protocol === 'tcp:' && url.hostname !== '' && url.port !== '';
  const isSocket = url?.protocol === 'unix:' && url.hostname === '' && url.pathname.length > 1;
  if (!isTcp && !isSocket) {
    wrong.push(`OART_CLAMD is "${text}" and must be tcp://host:port or unix:///path`);
  }
  return text;
}

/** Not repeated where it is wrong: it is a secret. */
function readMetricsToken(text: string | undefined, wrong: string[]): string | null {
  if (text === undefined) return null;
  if (/^[\x21-\x7e]{32,}$/.test(text)) return text;
  wrong.push('OART_METRICS_TOKEN must be 32 characters or more, without spaces');
  return null;
}

/** Keys that came over a line that others can write on would open the gate to them. */
function isSafeToFetch(text: string): boolean {
  const url = URL.parse(text);
  if (url?.protocol === 'https:') return true;
  return url?.protocol === 'http:' && isThisMachine(url);
}

function readOneOf<T extends string>(
  name: string,
  allowed: readonly T[],
  text: string | undefined,
  otherwise: T,
  wrong: string[],
): T {
  if (text === undefined) return otherwise;
  const found = allowed.find((value) => value === text);
  if (found === undefined) wrong.push(`${name} is "${text}" and must be ${allowed.join(', ')}`);
  return found ?? otherwise;
}

function masked(text: string): string {
  const url = URL.parse(text);
  if (url === null) return '***';
  if (url.password !== '') url.password = '***';
  url.search = '';
  return url.href;
}
