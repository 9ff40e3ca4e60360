import { passkeySentence } from './passkey-sentence';

const named = (name: string) => Object.assign(new Error('The browser says so'), { name });

describe('passkeySentence', () => {
  it('says that nothing was signed when the person cancelled, and what else there is', () => {
    expect(passkeySentence('answered', named('NotAllowedError'))).toBe(
      'Nothing was signed: the passkey was cancelled or took too long. Try again, or sign with your password.',
    );
  });

  it('reads the error that the library has wrapped', () => {
    const wrapped = new Error('wrapped', { cause: named('InvalidStateError') });
    expect(passkeySentence('made', wrapped)).toContain('holds a passkey of yours already');
  });

  it.each(['SecurityError', 'NotSupportedError', 'AbortError', 'UnknownError'])(
    'has a sentence for %s, without its name',
    (name) => {
      const sentence = passkeySentence('made', named(name));
      expect(sentence).toMatch(/^No passkey was enrolled: .+\.$/);
      expect(sentence).not.toContain(name);
    },
  );

  it('has one for what is no error at all', () => {
    expect(passkeySentence('answered', undefined)).toMatch(/^Nothing was signed: /);
  });
});
