import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { UnitView } from '@oart/contract';
import { candidates } from '../entitlement/entitlement-api';
import { ChosenUnit } from './chosen-unit';
import { UnitChoice } from './unit-choice';

const unit = (id: string): UnitView => ({
  id,
  name: `Ethos-${id}`,
  site: 'Southend',
  timeZone: 'Europe/London',
  platform: 'ethos',
  softwareVersion: 'Ethos 2.0',
  softwareCorrections: [],
  softwareChanges: [],
  adaptationTypes: ['online-adaptive'],
  treatmentSites: [],
  treatmentSiteChanges: [],
});
const ONE = unit('1');
const TWO = unit('2');

beforeEach(() => {
  localStorage.clear();
});

describe('the unit that pages are about', () => {
  const chosen = () => TestBed.inject(ChosenUnit);

  it('is the first of the department until another one is chosen', () => {
    expect(chosen().of([ONE, TWO])).toBe(ONE);
    chosen().choose('2');
    expect(chosen().of([ONE, TWO])).toBe(TWO);
  });

  it('is remembered by the browser', () => {
    chosen().choose('2');
    TestBed.resetTestingModule();
    expect(chosen().of([ONE, TWO])).toBe(TWO);
  });

  it('is one of this department, whatever was chosen in another', () => {
    chosen().choose('9');
    expect(chosen().of([ONE, TWO])).toBe(ONE);
    expect(chosen().of([])).toBeUndefined();
  });
});

describe('the choice of a unit', () => {
  const shown = async (units: readonly UnitView[]) => {
    const fixture = TestBed.createComponent(UnitChoice);
    fixture.componentRef.setInput('units', units);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  };

  it('is not offered where there is one only', async () => {
    expect((await shown([ONE])).querySelector('select')).toBeNull();
  });

  it('offers every unit by name and is the choice of every page', async () => {
    const select = (await shown([ONE, TWO])).querySelector('select');
    expect([...(select?.options ?? [])].map(({ text }) => text.trim())).toEqual([
      'Ethos-1',
      'Ethos-2',
    ]);
    expect(select?.value).toBe('1');
    if (select !== null) select.value = '2';
    select?.dispatchEvent(new Event('change'));
    expect(TestBed.inject(ChosenUnit).of([ONE, TWO])).toBe(TWO);
  });
});

describe('candidates', () => {
  it('are those for the chosen unit', () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    const server = TestBed.inject(HttpTestingController);
    TestBed.runInInjectionContext(() => candidates(() => TestBed.inject(ChosenUnit).of([TWO])?.id));
    TestBed.tick();
    const { request } = server.expectOne(({ url }) => url === '/api/entitlements/candidates');
    expect(request.params.get('unit')).toBe('2');
  });
});
