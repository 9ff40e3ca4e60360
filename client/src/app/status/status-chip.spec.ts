import { TestBed } from '@angular/core/testing';
import type { StandingState } from '@oart/competency';
import { STANDING_STATES } from './standing-states';
import { StatusChip } from './status-chip';

const drawn = Object.entries(STANDING_STATES).flatMap(([state, look]) =>
  look === null ? [] : [{ state, ...look }],
);

async function chip(inputs: { state: StandingState; [input: string]: unknown }) {
  const fixture = TestBed.createComponent(StatusChip);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('the states', () => {
  it('each have a word and a code of their own', () => {
    expect(new Set(drawn.map(({ word }) => word)).size).toBe(drawn.length);
    expect(new Set(drawn.map(({ code }) => code)).size).toBe(drawn.length);
  });

  it.each([
    ['may act', ['tint', 'edge'], ['entitled', 'due-soon']],
    ['paused', ['bar'], ['paused-evidence', 'paused-registration', 'absent']],
    ['on the way', ['outline', 'dashed'], ['awaiting-entitlement', 'in-training', 'sent-back']],
    ['over', ['plain'], ['withdrawn', 'expired', 'left']],
  ])('show the group "%s" by form, without colour', (_group, forms, states) => {
    const shown = states.map((state) => STANDING_STATES[state as StandingState]?.form);
    expect(forms).toEqual(expect.arrayContaining(shown));
  });
});

describe('a chip', () => {
  it('says its word', async () => {
    const element = await chip({ state: 'suspended' });
    expect(element.textContent).toContain('Suspended');
    expect(element.querySelector('use')?.getAttribute('href')).toBe('/icons.svg#block');
  });

  it('says the days left with due soon only', async () => {
    expect((await chip({ state: 'due-soon', days: 23 })).textContent).toContain('23 days');
    TestBed.resetTestingModule();
    expect((await chip({ state: 'entitled', days: 96 })).textContent).not.toContain('96');
  });

  it('shows a code where space is short and still tells a screen reader the word', async () => {
    const element = await chip({ state: 'paused-recent-practice', compact: true, held: '2/6' });
    expect(element.querySelector('[aria-hidden="true"].code')?.textContent).toBe('RP');
    expect(element.querySelector('.visually-hidden')?.textContent).toBe('Paused: recent practice');
    expect(element.textContent).toContain('2/6');
  });

  it('is blank where nothing is required, but for a screen reader', async () => {
    const element = await chip({ state: 'not-required' });
    expect(element.hasAttribute('data-form')).toBe(false);
    expect(element.querySelector('svg')).toBeNull();
    expect(element.querySelector('.visually-hidden')?.textContent).toBe('Not required');
  });
});
