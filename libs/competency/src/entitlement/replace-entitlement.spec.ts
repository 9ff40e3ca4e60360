import type { EntitlementId } from '../person/ids.ts';
import { replaceEntitlement } from './replace-entitlement.ts';

const id = (text: string): EntitlementId => text as EntitlementId;
const HELD = [
  { id: id('e1'), role: 'adapter' },
  { id: id('e2'), role: 'advanced-adapter' },
];

describe('what a new entitlement replaces (F19)', () => {
  it.each([
    ['nothing', null, 'adapter'],
    ['one of the same role', 'e1', 'adapter'],
    ['the other, in its role', 'e2', 'advanced-adapter'],
  ])('may be %s', (_, replaces, role) => {
    const asked = replaces === null ? null : id(replaces);
    expect(replaceEntitlement(HELD, role, asked)).toEqual({ kind: 'accepted', accepted: asked });
  });

  it.each([
    ['one of another role', 'e2'],
    ['one that this person does not hold', 'e3'],
  ])('is not %s', (_, replaces) => {
    expect(replaceEntitlement(HELD, 'adapter', id(replaces))).toEqual({
      kind: 'refused',
      refusals: [
        { kind: 'not-held-in-this-role', pointer: '/replaces', about: { role: 'adapter' } },
      ],
    });
  });
});
