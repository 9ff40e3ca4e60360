import { jest } from '@jest/globals';

/** The product, its database and a browser on two busy cores take their time; a test that hangs still ends. */
jest.setTimeout(180_000);
