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
    return text === null ? null : over(empty, JSON.parse(text));
  } catch {
    return null;
  }
}

/** What an earlier release of this form kept may be of another shape: where it is, it is left out. */
function over<Value>(empty: Value, kept: unknown): Value {
  if (Array.isArray(empty) || Array.isArray(kept)) {
    return Array.isArray(empty) && Array.isArray(kept) ? (kept as Value) : empty;
  }
  if (isObject(empty) && isObject(kept)) {
    const entries = Object.entries(empty).map(([key, each]) => [
      key,
      Object.hasOwn(kept, key) ? over(each, kept[key]) : each,
    ]);
    return Object.fromEntries(entries) as Value;
  }
  return empty === null || kept === null || typeof empty === typeof kept ? (kept as Value) : empty;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
