type Json = unknown;
type JsonObject = Readonly<Record<string, Json>>;

/**
 * Lays changes on a document: objects key by key, anything else whole. A list whose members have ids may be
 * changed by an object keyed by id: null takes a member out, an id that is not there yet adds one. Elsewhere
 * null is a value, because documents are complete and lack no key (F29).
 */
export function patched(target: Json, changes: Json): Json {
  if (!isObject(changes)) return changes;
  if (Array.isArray(target) && target.every(hasId)) return patchedMembers(target, changes);
  const merged: Record<string, Json> = isObject(target) ? { ...target } : {};
  for (const [key, change] of Object.entries(changes)) merged[key] = patched(merged[key], change);
  return merged;
}

function patchedMembers(members: readonly { readonly id: string }[], changes: JsonObject): Json {
  const kept = members.flatMap((member) => {
    const change = Object.hasOwn(changes, member.id) ? changes[member.id] : {};
    return change === null ? [] : [patched(member, change)];
  });
  const ids = members.map(({ id }) => id);
  const added = Object.entries(changes)
    .filter(([id, change]) => !ids.includes(id) && change !== null)
    .map(([id, change]) => patched({ id }, change));
  return [...kept, ...added];
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasId(value: Json): value is { readonly id: string } {
  return isObject(value) && typeof value['id'] === 'string';
}
