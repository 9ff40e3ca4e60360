import { PERMISSIONS } from '@oart/contract';
import { allows } from './access.ts';

describe('allows', () => {
  it('refuses everybody where a route states nothing', () => {
    expect(allows(undefined, PERMISSIONS)).toBe(false);
  });

  it('refuses everybody where a route names no permission', () => {
    expect(allows([], PERMISSIONS)).toBe(false);
  });

  it('lets in who holds any one of the permissions, and nobody else', () => {
    expect(allows(['verifier', 'assessor'], ['auditor', 'assessor'])).toBe(true);
    expect(allows(['verifier', 'assessor'], ['auditor'])).toBe(false);
    expect(allows(['verifier', 'assessor'], [])).toBe(false);
  });

  it('lets in every account where a route is for the signed-in', () => {
    expect(allows('signed-in', [])).toBe(true);
  });
});
