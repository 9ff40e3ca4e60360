import { isForPage } from './page-keys';

function pressedIn(html: string, options: KeyboardEventInit = {}): readonly boolean[] {
  document.body.innerHTML = html;
  const event = new KeyboardEvent('keydown', { key: 'v', bubbles: true, ...options });
  const answers: boolean[] = [];
  const heard = (heardEvent: Event) => {
    answers.push(isForPage(heardEvent as KeyboardEvent));
  };
  document.addEventListener('keydown', heard);
  (document.querySelector('[data-here]') ?? document.body).dispatchEvent(event);
  document.removeEventListener('keydown', heard);
  return answers;
}

describe('isForPage', () => {
  it.each([
    ['anywhere on the page', '', true],
    ['on a tick', '<input type="checkbox" data-here>', true],
    ['in a text', '<textarea data-here></textarea>', false],
    ['in a choice', '<select data-here></select>', false],
    ['beside an open dialog', '<mat-dialog-container></mat-dialog-container>', false],
    [
      'in an open dialog',
      '<mat-dialog-container><button data-here>v</button></mat-dialog-container>',
      false,
    ],
    ['beside a closed popover', '<div popover></div>', true],
  ])('is a key pressed %s: %s', (_where, html, expected) => {
    expect(pressedIn(html)).toEqual([expected]);
  });

  it('is no combination of keys', () => {
    expect(pressedIn('', { ctrlKey: true })).toEqual([false]);
  });
});
