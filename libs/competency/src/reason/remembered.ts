/**
 * Remembers what a pure function made of two immutable values, as long as both are alive. The answer is
 * the same with or without it; only the second call is quicker.
 */
export function remembered<First extends object, Second extends object, Made>(
  make: (first: First, second: Second) => Made,
): (first: First, second: Second) => Made {
  const kept = new WeakMap<First, WeakMap<Second, { readonly made: Made }>>();
  return (first, second) => {
    let ofFirst = kept.get(first);
    if (ofFirst === undefined) kept.set(first, (ofFirst = new WeakMap()));
    let entry = ofFirst.get(second);
    if (entry === undefined) ofFirst.set(second, (entry = { made: make(first, second) }));
    return entry.made;
  };
}

/** As `remembered`, for what is made of one value. */
export function rememberedOf<From extends object, Made>(
  make: (from: From) => Made,
): (from: From) => Made {
  const kept = new WeakMap<From, { readonly made: Made }>();
  return (from) => {
    let entry = kept.get(from);
    if (entry === undefined) kept.set(from, (entry = { made: make(from) }));
    return entry.made;
  };
}

/**
 * As `remembered`, for a reading of facts at a ledger index: keeps the last index asked for, because
 * questions come in rows about one index.
 */
export function rememberedAt<Facts extends object, Made>(
  make: (facts: Facts, knownAt: number) => Made,
): (facts: Facts, knownAt: number) => Made {
  const kept = new WeakMap<Facts, { readonly knownAt: number; readonly made: Made }>();
  return (facts, knownAt) => {
    let entry = kept.get(facts);
    if (entry?.knownAt !== knownAt) {
      kept.set(facts, (entry = { knownAt, made: make(facts, knownAt) }));
    }
    return entry.made;
  };
}

/** As `remembered`, for what is made from names. */
export function rememberedByName<Names extends readonly string[], Made>(
  make: (...names: Names) => Made,
): (...names: Names) => Made {
  const kept = new Map<string, { readonly made: Made }>();
  return (...names) => {
    const key = names.length === 1 ? (names[0] ?? '') : names.join('/');
    let entry = kept.get(key);
    if (entry === undefined) kept.set(key, (entry = { made: make(...names) }));
    return entry.made;
  };
}
