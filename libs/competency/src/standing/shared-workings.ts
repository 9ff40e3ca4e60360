import { remembered } from '../reason/remembered.ts';
import type { Circumstances } from './circumstances.ts';
import type { PersonFacts } from './facts.ts';

/**
 * Shares one kind of intermediate result between the cells of a person in given circumstances: tasks with
 * the same skill ask the same things. The key names everything else that the result depends on.
 */
export function shared<Made>(): (
  facts: PersonFacts,
  circumstances: Circumstances,
  key: string,
  make: () => Made,
) => Made {
  const kept = remembered<PersonFacts, Circumstances, Map<string, { readonly made: Made }>>(
    () => new Map(),
  );
  return (facts, circumstances, key, make) => {
    const results = kept(facts, circumstances);
    let entry = results.get(key);
    if (entry === undefined) results.set(key, (entry = { made: make() }));
    return entry.made;
  };
}
