import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ApiKeyView, OrganisationView } from '@oart/contract';
import { frameworkInForce } from '../framework/framework-api';
import { Skeleton } from '../layout/skeleton';
import { TextCopy } from '../layout/text-copy';
import { FailureNotice } from '../problems/failure-notice';
import { gateAddresses } from './api-key-api';
import { SAMPLE_STAFF_NUMBER, exampleRequest } from './example-request';

/** How a program asks with a key: a request to copy, and what its answers mean. */
@Component({
  selector: 'oart-api-key-use',
  imports: [FailureNotice, MatButton, Skeleton],
  template: `
    <h3>How to ask with it</h3>
    @if (addresses.error(); as failure) {
      <oart-failure-notice [failure]="failure" (again)="addresses.reload()" />
    } @else if (example(); as example) {
      <p class="small">
        Put the key into <code>OART_KEY</code>, and
        @if (mayAsk()) {
          a staff number in the place of <code>{{ staffNumber }}</code>.
        } @else {
          a task of your own into <code>action</code>.
        }
      </p>
      <pre tabindex="0" role="group" aria-label="Example request"><code>{{ example }}</code></pre>
      @if (copy.outcome() === 'refused') {
        <p role="alert">This browser did not copy it. Select the request and copy it.</p>
      }
      <div class="tools">
        <button matButton="outlined" type="button" (click)="copy.copy(example)">
          {{ copy.outcome() === 'copied' ? 'Request copied' : 'Copy the request' }}
        </button>
      </div>
      <dl class="facts">
        @if (mayAsk()) {
          <dt>Yes</dt>
          <dd>200 with <code>decision</code> exactly <code>true</code>; anything else is no yes</dd>
        } @else {
          <dt>200</dt>
          <dd>those for whom the answer is yes now</dd>
        }
        <dt>401</dt>
        <dd>the key is closed or mistyped</dd>
        <dt>403</dt>
        <dd>the key is not for this unit or endpoint</dd>
        <dt>503</dt>
        <dd>neither yes nor no: ask again</dd>
      </dl>
      <p class="small muted">
        The gate speaks OpenID AuthZEN 1.0. The answer informs; what is signed at the console is
        judged again.
      </p>
    } @else {
      <oart-skeleton [rows]="4" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }

    pre {
      margin: 0;
      padding: var(--space-3);
      border-radius: var(--mat-sys-corner-extra-small);
      background: var(--mat-sys-surface-container-highest);
      font-size: 0.8125rem;
      line-height: 1.5;
      overflow: auto;
      white-space: pre;
    }

    @media print {
      pre {
        overflow: visible;
        white-space: pre-wrap;
      }
    }
  `,
})
export class ApiKeyUse {
  readonly apiKey = input.required<ApiKeyView>();
  readonly units = input.required<OrganisationView['units']>();

  private readonly framework = frameworkInForce();
  protected readonly addresses = gateAddresses();
  protected readonly copy = new TextCopy('request');
  protected readonly staffNumber = SAMPLE_STAFF_NUMBER;
  protected readonly mayAsk = computed(() => this.apiKey().scopes.includes('ask'));

  protected readonly example = computed(() => {
    if (!this.addresses.hasValue() || this.framework.isLoading()) return null;
    const { scopes, units: only } = this.apiKey();
    const units = this.units().filter(({ id }) => only?.includes(id) ?? true);
    return exampleRequest(this.addresses.value(), {
      scopes,
      unit: units.find(({ treatmentSites }) => treatmentSites.length > 0) ?? units[0] ?? null,
      // Before the first framework is in force there is a question all the same, and its answer is no.
      document: this.framework.hasValue() ? this.framework.value().document : null,
    });
  });
}
