import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Permission, SessionView } from '@oart/contract';
import { SessionStore } from '../session/session-store';
import { PersonLink } from './person-link';

it.each<[Permission, string | null]>([
  ['staff-member', '/people/p1'],
  ['auditor', '/people/p1'],
  ['service-manager', null],
  ['entitler', null],
])('leads whoever is %s only to %p', async (permission, address) => {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  TestBed.inject(SessionStore).keep({
    permissions: [permission],
  } as Partial<SessionView> as SessionView);
  const fixture = TestBed.createComponent(PersonLink);
  fixture.componentRef.setInput('person', { id: 'p1', displayName: 'AA-1' });
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  expect(element.textContent.trim()).toBe('AA-1');
  expect(element.querySelector('a')?.getAttribute('href') ?? null).toBe(address);
});
