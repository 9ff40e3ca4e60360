import { Injectable } from '@angular/core';

/** What may be left only if nothing is on its way, and nothing that was filled in is lost unasked. */
interface OpenPanel {
  mayBeLeft(): Promise<boolean>;
}

/** The side panels that stand on the page, asked before another takes the place of one. */
@Injectable({ providedIn: 'root' })
export class OpenPanels {
  private readonly open = new Set<OpenPanel>();

  /** Answers how to take it out again. */
  add(panel: OpenPanel): () => void {
    this.open.add(panel);
    return () => this.open.delete(panel);
  }

  async mayBeLeft(): Promise<boolean> {
    for (const panel of this.open) {
      if (!(await panel.mayBeLeft())) return false;
    }
    return true;
  }
}
