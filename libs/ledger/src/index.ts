export * from './bytes.ts';
export * from './tree.ts';
export * from './inclusion.ts';
export * from './consistency.ts';
export * from './leaf.ts';
export * from './signed-document.ts';
