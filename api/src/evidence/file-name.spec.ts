import { refusalOfName } from './file-name.ts';

describe('the name of a PDF', () => {
  it.each([
    ['certificate.pdf'],
    ['Certificate.PDF'],
    ['certificate'],
    ['Certificate of Dr. Smith, version 2.1'],
    ['Dr. J. Smith, v2.1, 2025.01.05.pdf'],
    ['Zeugnis für Zoë (Kopie).pdf'],
    ['证书.pdf'],
  ])('is taken: %s', (name) => {
    expect(refusalOfName(name, 'application/pdf')).toBeNull();
  });

  it.each([
    ['that a right-to-left override turns round', 'certificate\u202Efdp.exe', 'deceptive-name'],
    ['with a zero-width space', 'certificate\u200B.pdf', 'deceptive-name'],
    ['with an isolate', 'certificate\u2067.pdf', 'deceptive-name'],
    ['that is a way', '../certificate.pdf', 'deceptive-name'],
    ['that is the way up', '..', 'deceptive-name'],
    ['that is a place', '.', 'deceptive-name'],
    ['that is a way on Windows', '..\\certificate.pdf', 'deceptive-name'],
    ['with a program behind it', 'certificate.pdf.exe', 'other-extension'],
    ['with a program before it', 'certificate.exe.pdf', 'double-extension'],
    ['twice', 'certificate.pdf.pdf', 'double-extension'],
    ['with a page before it, and spaces', 'certificate.html .pdf', 'double-extension'],
    ['of a picture', 'certificate.png', 'other-extension'],
  ])('is refused: %s', (_, name, refusal) => {
    expect(refusalOfName(name, 'application/pdf')).toBe(refusal);
  });
});
