import { TestBed } from '@angular/core/testing';
import type { AuditorScopeView, Permission, SessionView } from '@oart/contract';
import { SessionStore } from './session-store';

const OF_A_SITE: AuditorScopeView = {
  units: null,
  treatmentSites: ['prostate'],
  from: null,
  until: null,
};
const OF_DAYS: AuditorScopeView = { ...OF_A_SITE, from: '2026-01-01' };

it.each<[Permission, AuditorScopeView | null, string, boolean]>([
  ['auditor', null, '/people', true],
  ['auditor', null, '/exceptional-acts', true],
  ['auditor', null, '/verify', false],
  ['auditor', null, '/framework', true],
  ['auditor', OF_A_SITE, '/people', false],
  ['auditor', OF_A_SITE, '/gate-console', false],
  ['auditor', OF_A_SITE, '/exceptional-acts', true],
  ['auditor', OF_A_SITE, '/framework', true],
  ['auditor', OF_DAYS, '/exceptional-acts', false],
  ['auditor', OF_DAYS, '/offline-reviews', false],
  ['auditor', OF_DAYS, '/audit', true],
  ['auditor', { ...OF_A_SITE, until: '2026-06-30' }, '/exceptional-acts', false],
  ['service-manager', null, '/audit', false],
])('whoever is %s, with the scope %j, may open %s: %p', (permission, scope, page, isOpen) => {
  const store = TestBed.inject(SessionStore);
  store.keep({
    permissions: [permission],
    auditorScope: scope,
  } as Partial<SessionView> as SessionView);
  expect(store.mayOpen(page)).toBe(isOpen);
});
