import type { FrameworkDocument, PolicyDocument } from '@oart/competency';

export interface FrameworkView {
  readonly id: string;
  readonly document: FrameworkDocument;
  readonly policy: PolicyDocument;
  readonly sha256: string;
  readonly effectiveFrom: string;
  /** Holes that the document has knowingly or not, as sentences (domain.md 10.2). */
  readonly warnings: readonly string[];
}
