import { join } from 'node:path';

interface RequiredNode {
  readonly wrongNode: (version: string) => string | null;
}

const { wrongNode } = (await import(
  join(import.meta.dirname, '../../scripts/required-node.mjs')
)) as RequiredNode;

describe('the start scripts', () => {
  it.each(['20.19.0', '24.1.0', '27.0.0'])('refuse Node %s with one sentence', (version) => {
    expect(wrongNode(version)).toMatch(new RegExp(`^This is Node ${version} and .*Node 26`));
  });

  it('run on Node 26', () => {
    expect(wrongNode('26.10.0')).toBeNull();
  });
});
