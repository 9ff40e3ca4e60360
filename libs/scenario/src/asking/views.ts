import type { Notice, Reason, Refusal } from '@oart/competency';
import {
  noticeView,
  reasonView,
  refusalSentence,
  type NoticeView,
  type Titles,
} from '@oart/contract';

/** A reason as an answer shows it: code, what it is about, the sentence, the cure and who can. */
export function reasonShown(reason: Reason, titles: Titles): object {
  const { code, about, sentence, cure, curedBy } = reasonView(reason, titles);
  return { code, about, sentence, cure, curedBy };
}

export function reasonsShown(reasons: readonly Reason[], titles: Titles): readonly object[] {
  return reasons.map((each) => reasonShown(each, titles));
}

export function noticesShown(notices: readonly Notice[], titles: Titles): readonly NoticeView[] {
  return notices.map((each) => noticeView(each, titles));
}

export function refusalsShown(refusals: readonly Refusal[], titles: Titles): readonly object[] {
  return refusals.map(({ kind, pointer, about }) => ({
    kind,
    pointer,
    about,
    sentence: refusalSentence(kind, about, titles),
  }));
}
