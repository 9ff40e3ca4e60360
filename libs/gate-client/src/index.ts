export { GateClient } from './gate-client.ts';
export type { AskOptions, GateClientOptions, SearchOptions } from './gate-client.ts';
export type { Answer, Asked, Failure, FailureKind, Found, Refused, Unanswered } from './answer.ts';
export type { Metadata } from './metadata.ts';
export type {
  AccessRequestHint,
  Action,
  Explanation,
  Question,
  Reason,
  Resource,
  Semantic,
  Subject,
} from './question.ts';
