import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { PassportTrustView, TrustedIssuerView } from '@oart/contract';
import { PassportTrustPage } from './passport-trust-page';

const issuer = (name: string): TrustedIssuerView => ({
  id: name,
  employerId: `of ${name}`,
  name,
  publicKey: `key of ${name}`,
  keyId: name,
  checkedHow: 'Read out over the telephone.',
  addedAt: '2026-11-01T10:00:00.000Z',
  addedBy: 'Services-Manager',
  withdrawn: null,
});
const TRUST: PassportTrustView = {
  employer: { id: 'e1', name: 'MSE' },
  keys: [],
  issuers: [issuer('Trust B'), issuer('Trust C')],
  mayAdd: false,
  mayWithdraw: true,
  ledgerIndex: 7,
};

async function page() {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting()],
  });
  const fixture = TestBed.createComponent(PassportTrustPage);
  const element = fixture.nativeElement as HTMLElement;
  document.body.append(element);
  TestBed.tick();
  TestBed.inject(HttpTestingController).expectOne('/api/passport-trust').flush(TRUST);
  await fixture.whenStable();
  const press = async (words: string) => {
    const buttons = [...element.querySelectorAll('button')];
    buttons.find(({ textContent }) => textContent.trim() === words)?.click();
    await fixture.whenStable();
  };
  const reason = () => element.querySelector('textarea, input');
  return { element, press, reason };
}

it('the trust in one key is ended with no reason that was written of another', async () => {
  const { element, press, reason } = await page();
  await press('End the trust in Trust B');
  expect(document.activeElement?.textContent).toBe('End the trust in Trust B');
  const field = reason() as HTMLInputElement;
  field.value = 'Its key was lost';
  field.dispatchEvent(new Event('input'));
  await press('End the trust in Trust C');
  expect(document.activeElement?.textContent).toBe('End the trust in Trust C');
  expect((reason() as HTMLInputElement).value).toBe('');
  await press('Not now');
  expect([reason(), document.activeElement?.textContent]).toEqual([null, 'Other employers']);
  element.remove();
});
