/** Nobody who types a word pauses so long between two letters; then it is looked up. */
export const TYPED_AFTER_MS = 250;
