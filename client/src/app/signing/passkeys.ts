import { Injectable } from '@angular/core';
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import type {
  PasskeyAssertion,
  PasskeyCreation,
  PasskeyEnrolmentRequest,
  PasskeyQuestion,
} from '@oart/contract';
import { RequestFailure } from '../problems/request-failure';
import { passkeySentence } from './passkey-sentence';

/** The passkeys that this browser can reach. What goes wrong rejects with a sentence to show. */
@Injectable({ providedIn: 'root' })
export class Passkeys {
  isSupported(): boolean {
    return browserSupportsWebAuthn();
  }

  /** Asks for one of the passkeys named in the question. */
  async answer(question: PasskeyQuestion): Promise<PasskeyAssertion> {
    const { id, response } = await said('answered', () =>
      startAuthentication({
        optionsJSON: {
          ...question,
          allowCredentials: question.allowCredentials.map(({ type, id }) => ({ type, id })),
        },
      }),
    );
    const { authenticatorData, clientDataJSON, signature } = response;
    return { credentialId: id, authenticatorData, clientDataJSON, signature };
  }

  /** Makes a new one. */
  async create(options: PasskeyCreation): Promise<PasskeyEnrolmentRequest['credential']> {
    const { id, response } = await said('made', () =>
      startRegistration({
        optionsJSON: {
          ...options,
          pubKeyCredParams: [...options.pubKeyCredParams],
          excludeCredentials: options.excludeCredentials.map(({ type, id }) => ({ type, id })),
        },
      }),
    );
    const { clientDataJSON, attestationObject, transports = [] } = response;
    return { credentialId: id, clientDataJSON, attestationObject, transports };
  }
}

async function said<Answer>(
  what: 'answered' | 'made',
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    throw new RequestFailure({
      type: 'about:blank',
      title: passkeySentence(what, error),
      status: 422,
      detail: '',
      instance: '',
    });
  }
}
