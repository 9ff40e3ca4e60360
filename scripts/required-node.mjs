/** Runs on any Node, however old: no syntax newer than the modules themselves. */
export const REQUIRED_NODE = 26;

/** One sentence when this Node is not the one that npm brings, else null. */
export function wrongNode(version = process.versions.node) {
  if (Number(version.split('.')[0]) === REQUIRED_NODE) return null;
  return (
    'This is Node ' +
    version +
    ' and the product runs on Node ' +
    REQUIRED_NODE +
    ', which "npm ci" brings along: run it with "npm start" or "npm run oart" (and without --omit=optional).'
  );
}
