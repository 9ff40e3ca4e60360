import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { AuditorScopeView, Permission, SessionView } from '@oart/contract';
import { SessionStore } from '../session/session-store';
import { PersonLink } from './person-link';

const SCOPE: AuditorScopeView = {
  units: null,
  treatmentSites: ['prostate'],
  from: null,
  until: null,
};

it.each<[Permission, AuditorScopeView | null, string | null]>([
  ['staff-member', null, '/people/p1'],
  ['auditor', null, '/people/p1'],
  ['auditor', SCOPE, null],
  ['service-manager', null, null],
  ['entitler', null, null],
])('leads whoever is %s only, with the scope %j, to %p', async (permission, scope, address) => {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  TestBed.inject(SessionStore).keep({
    permissions: [permission],
    auditorScope: scope,
  } as Partial<SessionView> as SessionView);
  const fixture = TestBed.createComponent(PersonLink);
  fixture.componentRef.setInput('person', { id: 'p1', displayName: 'AA-1' });
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  expect(element.textContent.trim()).toBe('AA-1');
  expect(element.querySelector('a')?.getAttribute('href') ?? null).toBe(address);
});
