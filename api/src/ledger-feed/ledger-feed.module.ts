import { Module } from '@nestjs/common';
import { LedgerFeed } from './ledger-feed.service.ts';

/** The feed of what is recorded, for whoever answers from memory. */
@Module({ providers: [LedgerFeed], exports: [LedgerFeed] })
export class LedgerFeedModule {}
