import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { MatIconRegistry } from '@angular/material/icon';
import { FakeMatIconRegistry } from '@angular/material/icon/testing';
import type { Confirmation } from './confirm-dialog';
import { OpenPanels } from './open-panels';
import { SidePanel } from './side-panel';

@Component({
  imports: [SidePanel],
  template: `
    <h1 tabindex="-1">Page</h1>
    <button id="opener" type="button">Open</button>
    <input id="elsewhere" />
    @if (isOpen()) {
      <oart-side-panel [isSending]="isSending()" [parting]="parting()" (closed)="isOpen.set(false)">
        <ng-container heading>Withdraw</ng-container>
        @if (isSigning()) {
          <p>What you will sign</p>
        } @else {
          <form><textarea></textarea></form>
        }
      </oart-side-panel>
    }
  `,
})
class PanelPage {
  readonly isOpen = signal(false);
  readonly isSending = signal(false);
  readonly isSigning = signal(false);
  readonly parting = signal<Confirmation | null>(null);
}

async function panelPage() {
  TestBed.configureTestingModule({
    providers: [
      { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      { provide: MatIconRegistry, useClass: FakeMatIconRegistry },
    ],
  });
  const fixture = TestBed.createComponent(PanelPage);
  const page = fixture.componentInstance;
  const element = fixture.nativeElement as HTMLElement;
  const find = (selector: string) => element.querySelector<HTMLElement>(selector);
  const settle = async () => {
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const press = async (words: string) => {
    const buttons = [...document.querySelectorAll('button')];
    const named = (button: HTMLButtonElement) =>
      (button.ariaLabel ?? button.getAttribute('aria-label') ?? button.textContent).trim() ===
      words;
    buttons.findLast(named)?.click();
    await settle();
  };
  const fill = async () => {
    find('textarea')?.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  };
  const question = () => document.querySelector('oart-confirm-dialog');
  await settle();
  find('#opener')?.focus();
  page.isOpen.set(true);
  await settle();
  return { page, find, settle, press, fill, question };
}

describe('a side panel', () => {
  it('takes the focus, and gives it back where it came from', async () => {
    const { page, press } = await panelPage();
    expect(document.activeElement?.textContent).toBe('Withdraw');
    await press('Close');
    expect([page.isOpen(), document.activeElement?.id]).toEqual([false, 'opener']);
  });

  it('takes the focus from nobody who is elsewhere by then', async () => {
    const { page, find, settle } = await panelPage();
    find('#elsewhere')?.focus();
    page.isOpen.set(false);
    await settle();
    expect(document.activeElement?.id).toBe('elsewhere');
  });

  it('asks about what was filled in, also once the words to sign took the place of the form', async () => {
    const { page, settle, press, fill, question } = await panelPage();
    await fill();
    page.isSigning.set(true);
    await settle();
    await press('Close');
    expect(question()?.textContent).toContain('Leave what you filled in?');
    await press('Not now');
    expect(page.isOpen()).toBe(true);
    await press('Close');
    await press('Leave it');
    expect(page.isOpen()).toBe(false);
  });

  it('asks in the words of the page before what it shows is lost, though nothing was filled in', async () => {
    const { page, settle, press, question } = await panelPage();
    page.parting.set({ title: 'Is the key kept?', consequence: 'It is lost.', action: 'It is' });
    await settle();
    await press('Close');
    expect(question()?.textContent).toContain('Is the key kept?');
    await press('Not now');
    expect(page.isOpen()).toBe(true);
    await press('Close');
    await press('It is');
    expect(page.isOpen()).toBe(false);
  });

  it('neither asks nor closes while it is sending', async () => {
    const { page, settle, press, fill, question } = await panelPage();
    await fill();
    page.isSending.set(true);
    await settle();
    await press('Close');
    expect([question(), page.isOpen()]).toEqual([null, true]);
    expect(await TestBed.inject(OpenPanels).mayBeLeft()).toBe(false);
    expect(question()).toBeNull();
  });
});
