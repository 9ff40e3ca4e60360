import { jest } from '@jest/globals';

/** A browser on two busy cores takes its time; a test that hangs still ends. */
jest.setTimeout(180_000);
