import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** The documents that come with the product, byte for byte. */
export const FRAMEWORK_V1 = shipped('oart-framework-v1.json');
export const POLICY_DEFAULTS = shipped('oart-policy-defaults.json');
export const FRAMEWORK_SCHEMA = shipped('oart-framework.schema.json');
export const POLICY_SCHEMA = shipped('oart-policy.schema.json');

function shipped(name: string): Buffer {
  return readFileSync(resolve(`@oart/competency/documents/${name}`));
}
