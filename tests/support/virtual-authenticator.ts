import type { Page } from 'playwright-core';

/** A passkey holder inside Chromium, for one page: it answers at once, as its user or as a stranger. */
export class VirtualAuthenticator {
  readonly #verify: (isUserVerified: boolean) => Promise<void>;

  private constructor(verify: (isUserVerified: boolean) => Promise<void>) {
    this.#verify = verify;
  }

  static async plugInto(page: Page): Promise<VirtualAuthenticator> {
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('WebAuthn.enable');
    const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new VirtualAuthenticator(async (isUserVerified) => {
      await devTools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    });
  }

  /** Somebody else holds the device from now on. */
  async giveToStranger(): Promise<void> {
    await this.#verify(false);
  }

  async giveBack(): Promise<void> {
    await this.#verify(true);
  }
}
