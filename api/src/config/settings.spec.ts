import { Refusal } from './refusal.ts';
import { SETTINGS_OF_PRODUCT, readSettings } from './settings.ts';
import type { Environment, Settings } from './settings.ts';

const read = (environment: Environment): Settings =>
  readSettings(environment, { product: '/product', caller: '/elsewhere' });

const app = 'postgres://oart_app:secret@db/oart';
const gate = 'postgres://oart_gate:secret@db/oart';

describe('the settings', () => {
  it('are good without any variable', () => {
    expect(read({})).toMatchObject({
      port: 3000,
      publicUrl: 'http://localhost:3000',
      dataDirectory: '/product/.oart',
      database: null,
      kind: 'demonstration',
    });
  });

  it('take an empty variable as not set', () => {
    expect(read({ PORT: '', DATABASE_URL: ' ' })).toEqual(read({}));
  });

  it('take a relative data directory from where the caller is', () => {
    expect(read({ OART_DATA_DIR: 'store' }).dataDirectory).toBe('/elsewhere/store');
  });

  it('show no token that opens the metrics, nor repeat a wrong one', () => {
    const token = 'm'.repeat(32);
    const settings = read({ OART_METRICS_TOKEN: token });
    expect(settings.metricsToken).toBe(token);
    expect(SETTINGS_OF_PRODUCT.map(({ show }) => show(settings)).join()).not.toContain(token);
    expect(() => read({ OART_METRICS_TOKEN: 'my secret' })).not.toThrow('my secret');
  });

  it('take a bucket from its address, with a key or without, and show no secret', () => {
    const address = 'https://s3.example:9000/evidence-1/hospital/a/';
    expect(read({ OART_EVIDENCE_S3: address }).evidenceS3).toEqual({
      endpoint: 'https://s3.example:9000',
      bucket: 'evidence-1',
      prefix: 'hospital/a/',
      region: 'us-east-1',
      key: null,
    });
    const settings = read({
      OART_EVIDENCE_S3: 'http://localhost:9000/evidence',
      OART_EVIDENCE_S3_REGION: 'eu-west-2',
      OART_EVIDENCE_S3_KEY_ID: 'id',
      OART_EVIDENCE_S3_SECRET: 'very-secret',
    });
    expect(settings.evidenceS3).toMatchObject({
      prefix: '',
      region: 'eu-west-2',
      key: { id: 'id', secret: 'very-secret' },
    });
    const shown = SETTINGS_OF_PRODUCT.map(({ show }) => show(settings));
    expect(shown).toContain('http://localhost:9000/evidence');
    expect(shown.join()).not.toContain('very-secret');
  });

  it('make a database of one’s own production unless told otherwise', () => {
    const own = { DATABASE_URL: app, DATABASE_GATE_URL: gate };
    expect(read(own)).toMatchObject({ kind: 'production', database: { app, gate, owner: null } });
    expect(read({ ...own, OART_KIND: 'test' }).kind).toBe('test');
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['OART_PUBLIC_URL', 'oart.example'],
    ['OART_PUBLIC_URL', 'https://oart.example/app'],
    ['OART_PUBLIC_URL', 'ftp://oart.example'],
    ['OART_KIND', 'Production'],
    ['OART_LOG_LEVEL', 'loud'],
    ['DATABASE_URL', app],
    ['OART_EVIDENCE_S3', 'evidence'],
    ['OART_EVIDENCE_S3', 'https://s3.example'],
    ['OART_EVIDENCE_S3', 'http://s3.example/evidence'],
    ['OART_EVIDENCE_S3', 'https://id:secret@s3.example/evidence'],
    ['OART_EVIDENCE_S3', 'https://s3.example/evidence/a b'],
    ['OART_EVIDENCE_S3_KEY_ID', 'id'],
    ['OART_EVIDENCE_S3_SECRET', 'very-secret'],
    ['OART_METRICS_TOKEN', 'too-short'],
    ['OART_METRICS_TOKEN', `${'a'.repeat(32)} b`],
  ])('refuse %s=%s, naming it', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(Refusal);
    expect(() => read({ [name]: value })).toThrow(name);
  });

  it('refuse the owner of a database without its app and gate', () => {
    expect(() => read({ DATABASE_OWNER_URL: app })).toThrow('must both be set');
  });

  it('refuse a database URL of another kind', () => {
    const wrong = { DATABASE_URL: 'mysql://x', DATABASE_GATE_URL: gate };
    expect(() => read(wrong)).toThrow('DATABASE_URL must be a URL such as postgres://');
  });

  const tokens = {
    OART_TOKEN_ISSUER: 'https://id.example',
    OART_TOKEN_AUDIENCE: 'oart',
    OART_TOKEN_JWKS_URL: 'https://id.example/keys',
    OART_TOKEN_EMPLOYER: '0190a5f2-7c00-7000-8000-000000000001',
  };

  it('name the issuer of tokens with all that belongs to it, or not at all', () => {
    expect(read({}).tokens).toBeNull();
    expect(read(tokens).tokens).toEqual({
      issuer: 'https://id.example',
      audience: 'oart',
      jwksUrl: 'https://id.example/keys',
      employerId: '0190a5f2-7c00-7000-8000-000000000001',
    });
  });

  it.each([
    ['OART_TOKEN_AUDIENCE', ''],
    ['OART_TOKEN_EMPLOYER', ''],
    ['OART_TOKEN_EMPLOYER', 'Hospital'],
    ['OART_TOKEN_JWKS_URL', 'http://id.example/keys'],
    ['OART_TOKEN_JWKS_URL', 'keys.json'],
  ])('refuse tokens with %s=%s', (name, value) => {
    expect(() => read({ ...tokens, [name]: value })).toThrow(name);
  });

  it('take the keys of an issuer over http from this machine only', () => {
    const own = { ...tokens, OART_TOKEN_JWKS_URL: 'http://127.0.0.1:4000/keys' };
    expect(read(own).tokens?.jwksUrl).toBe('http://127.0.0.1:4000/keys');
  });

  it('are refused all at once', () => {
    expect(() => read({ PORT: 'x', OART_KIND: 'y' })).toThrow(/PORT.*; OART_KIND/);
  });

  it('are listed without their passwords', () => {
    const settings = read({ DATABASE_URL: app, DATABASE_GATE_URL: gate, DATABASE_OWNER_URL: app });
    const shown = SETTINGS_OF_PRODUCT.map(({ name, show }) => `${name}=${show(settings)}`);
    expect(shown).toContain('DATABASE_URL=postgres://oart_app:***@db/oart');
    expect(shown.join('\n')).not.toContain('secret');
  });
});
