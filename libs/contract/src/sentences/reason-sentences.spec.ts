import { REASON_CODES, isHidden, type CalendarDay, type Reason } from '@oart/competency';
import { dayInWords, inWords } from './dates.ts';
import { midSentence } from './mid-sentence.ts';
import { noticeView, reasonView } from './reason-sentences.ts';
import { titlesOf } from './titles.ts';
import { usableUntilSentence, verdictSentence } from './verdict-sentences.ts';

const titles = titlesOf(null, [{ id: 'u1', name: 'Ethos-1' }]);
const reason = (code: Reason['code'], about: Reason['about'] = {}): Reason => ({
  code,
  about,
  curedBy: [],
});

describe('the catalogue of reasons', () => {
  it.each(REASON_CODES)('has a full sentence without holes for %s', (code) => {
    const view = reasonView(reason(code), titles);
    expect(view.sentence).toMatch(/^[A-Z].*\.$/);
    expect(view.sentence).not.toContain('undefined');
    expect(view.cure ?? 'Nothing.').toMatch(/^[A-Z].*\.$/);
  });

  it.each(REASON_CODES.filter((code) => !isHidden(code)))(
    'tells the crew of no absence or suspension with %s (I15)',
    (code) => {
      expect(reasonView(reason(code), titles).sentence).not.toMatch(/absen|away|return|suspen/i);
    },
  );

  it('names exactly the structure whose certificate is missing', () => {
    const view = reasonView(
      reason('structure-certificate-missing', { skill: 'OAR outlining', structure: 'Sigmoid' }),
      titles,
    );
    expect(view.sentence).toBe('OAR outlining: sigmoid certificate missing.');
  });

  it('words a notice with its date', () => {
    const view = noticeView(
      { code: 'review-overdue', about: { on: '2026-02-01' as CalendarDay } },
      titles,
    );
    expect(view.sentence).toBe('The yearly review was due on 01 Feb 2026.');
  });

  it('keeps the id where no title is known, so that nothing reads as empty', () => {
    expect(titles.unit('u1')).toBe('Ethos-1');
    expect(titles.unit('u2')).toBe('u2');
    expect(titles.role(undefined)).toBe('This role');
  });
});

describe('words', () => {
  it('writes days as DD Mon YYYY', () => {
    expect(dayInWords('2026-11-24')).toBe('24 Nov 2026');
    expect(dayInWords('soon')).toBe('soon');
    expect(dayInWords(null)).toBe('');
  });

  it('keeps acronyms inside a sentence', () => {
    expect(midSentence('Approve OAR contours')).toBe('approve OAR contours');
    expect(midSentence('OAR outlining')).toBe('OAR outlining');
    expect(midSentence('DIR evaluation')).toBe('DIR evaluation');
  });

  it('joins lists as English does', () => {
    expect(inWords([])).toBe('');
    expect(inWords(['cervix'])).toBe('cervix');
    expect(inWords(['cervix', 'bladder', 'prostate'])).toBe('cervix, bladder and prostate');
  });

  it('says until when and why', () => {
    expect(usableUntilSentence({ day: '2027-02-28', cause: 'evidence' }, 96)).toBe(
      'Until 28 Feb 2027 (96 days), when a certificate ends.',
    );
  });

  it.each([
    ['PERMIT', 'AA-1 may select the plan for cervix on Ethos-1.'],
    ['DENY', 'AA-1 may not select the plan for cervix on Ethos-1.'],
  ] as const)('words %s', (outcome, sentence) => {
    const names = {
      person: 'AA-1',
      task: 'Select the plan',
      treatmentSite: 'Cervix',
      unit: 'Ethos-1',
      supervisor: null,
    };
    expect(verdictSentence(outcome, names)).toBe(sentence);
  });
});
