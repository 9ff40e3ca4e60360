import { Component, computed, input } from '@angular/core';
import type { PolicyDocument } from '@oart/competency';
import { POLICY_TOPICS, policySentences } from '@oart/contract';

const TOPICS = POLICY_TOPICS.filter((topic) => topic !== 'The policy itself');

/** Every rule that a policy sets, in plain sentences; whose values they are, the page says. */
@Component({
  selector: 'oart-policy-in-words',
  template: `
    @for (topic of topics(); track topic.title) {
      <section>
        <h3>{{ topic.title }}</h3>
        <ul>
          @for (rule of topic.rules; track rule.id) {
            <li>{{ rule.sentence }}</li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr));
      gap: var(--space-6) var(--space-8);
    }

    h3 {
      margin-block-end: var(--space-1);
      font: var(--mat-sys-title-small);
    }

    ul {
      display: grid;
      gap: var(--space-1);
      max-inline-size: var(--measure);
    }
  `,
})
export class PolicyInWords {
  readonly policy = input.required<PolicyDocument>();

  protected readonly topics = computed(() => {
    const sentences = policySentences(this.policy());
    return TOPICS.map((title) => ({
      title,
      rules: sentences.filter(({ topic }) => topic === title),
    }));
  });
}
