/** `sessionStorage` lasts as long as the tab, `localStorage` longer than the browser is open. */
type Store = 'sessionStorage' | 'localStorage';

// A browser that keeps nothing still works; only what was begun is lost with the page.

export function keepText(store: Store, name: string, text: string): void {
  try {
    globalThis[store].setItem(name, text);
  } catch {
    return;
  }
}

export function keptText(store: Store, name: string): string | null {
  try {
    return globalThis[store].getItem(name);
  } catch {
    return null;
  }
}

export function dropText(store: Store, name: string): void {
  try {
    globalThis[store].removeItem(name);
  } catch {
    return;
  }
}

/** What was filled in, over what is there by itself; null where nothing readable is kept. */
export function keptOver<Draft extends object>(
  store: Store,
  name: string,
  empty: Draft,
): Draft | null {
  try {
    const text = keptText(store, name);
    return text === null ? null : { ...empty, ...(JSON.parse(text) as Partial<Draft>) };
  } catch {
    return null;
  }
}
