/** Where a key is typed or chosen with, and so never means the page. */
const TYPED_INTO = 'input:not([type=checkbox], [type=radio]), textarea, select';

/** What lies over the page while it is open, wherever the focus is; a tooltip only tells something. */
const OVER_THE_PAGE = 'mat-dialog-container, [popover]:not(.cdk-overlay-popover):popover-open';

/** Whether a letter or a number that was pressed is meant for the page as such. */
export function isForPage(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  const { target } = event;
  if (!(target instanceof Element)) return true;
  if (target.closest(TYPED_INTO) !== null) return false;
  return target.ownerDocument.querySelector(OVER_THE_PAGE) === null;
}
