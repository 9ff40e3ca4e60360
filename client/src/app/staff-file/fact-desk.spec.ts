import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { MatIconRegistry } from '@angular/material/icon';
import { FakeMatIconRegistry } from '@angular/material/icon/testing';
import { throwFailures } from '../http/throw-failures';
import { RequestFailure } from '../problems/request-failure';
import { textField } from './fact-act';
import type { FactAct } from './fact-act';
import { FactDesk } from './fact-desk';

const act = (title: string): FactAct => ({
  title,
  heading: title,
  action: 'Record it',
  address: `/${title}`,
  fields: { reason: textField('Why', 'the reason', { value: 'R' }) },
  request: (values) => values,
  follows: () => [],
  recorded: () => `${title} recorded.`,
});

const section = {
  id: 'entries',
  title: 'Entries',
  columns: [],
  rows: [],
  empty: 'None.',
  acts: [act('one'), act('another')],
  recordedBy: null,
};

async function desk() {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([throwFailures])),
      provideHttpClientTesting(),
      { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      { provide: MatIconRegistry, useClass: FakeMatIconRegistry },
    ],
  });
  const server = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent(FactDesk);
  fixture.componentRef.setInput('sections', [section]);
  const element = fixture.nativeElement as HTMLElement;
  const press = async (words: string) => {
    const button = [...element.querySelectorAll('button')].find(
      ({ textContent }) => textContent.trim() === words,
    );
    button?.click();
    await fixture.whenStable();
  };
  await fixture.whenStable();
  const shown = () => element.querySelector('oart-side-panel')?.textContent ?? '';
  return { server, fixture, press, shown };
}

const REFUSAL = {
  type: '/problems/invalid-request',
  title: 'Not accepted',
  status: 400,
  detail: '',
  instance: '0199-7',
  errors: [{ pointer: '/reason', message: 'Say more.' }],
};

describe('a desk of acts', () => {
  it('shows what was refused with its own act alone', async () => {
    const { server, fixture, press, shown } = await desk();
    await press('one');
    await press('Record it');
    server.expectOne('/one').flush(REFUSAL, { status: 400, statusText: 'Bad Request' });
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    expect(shown()).toContain('Say more.');
    await press('another');
    expect(shown()).toContain('another');
    expect(shown()).not.toContain('Say more.');
  });

  it('exchanges what was filled in for another act only once that is answered', async () => {
    const { fixture, press, shown } = await desk();
    const answer = async (words: string) => {
      const buttons = [...document.querySelectorAll<HTMLElement>('oart-confirm-dialog button')];
      buttons.find(({ textContent }) => textContent.trim() === words)?.click();
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    };
    await press('one');
    const field = (fixture.nativeElement as HTMLElement).querySelector('oart-side-panel input');
    field?.dispatchEvent(new Event('input', { bubbles: true }));
    await press('another');
    await answer('Not now');
    expect(shown()).toMatch(/^one/);
    await press('another');
    await answer('Leave it');
    expect(shown()).toMatch(/^another/);
  });

  it('takes what was refused of one entry to no other in the panel of the page', async () => {
    const { fixture, press } = await desk();
    const row = (id: string) => ({ id, cells: [id], origin: '', isCorrected: false, acts: [] });
    const rows = [
      { ...row('r1'), ownAct: 'Correct the first' },
      { ...row('r2'), ownAct: 'Correct the second' },
    ];
    fixture.componentRef.setInput('sections', [{ ...section, columns: ['Entry'], rows }]);
    await fixture.whenStable();
    const shownDesk = fixture.componentInstance;
    const { recording, ownRow } = shownDesk;
    await press('Correct the first');
    await recording.try(() => Promise.reject(new RequestFailure(REFUSAL)));
    await press('Correct the second');
    expect([ownRow(), recording.failure()]).toEqual(['r2', null]);
    await shownDesk.open('own', 'entries');
    expect(ownRow()).toBeNull();
  });

  it('neither exchanges nor closes an act while it is sending, and closes it when it is recorded', async () => {
    const { server, fixture, press, shown } = await desk();
    await press('one');
    await press('Record it');
    await press('another');
    expect(shown()).toMatch(/^one/);
    await press('Not now');
    expect(shown()).toMatch(/^one/);
    server.expectOne('/one').flush({});
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    expect(shown()).toBe('');
    await press('another');
    expect(shown()).toMatch(/^another/);
  });
});
