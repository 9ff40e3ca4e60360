import { EvidenceEntity } from './evidence.entity.ts';
import { fileHeaders } from './file-headers.ts';

function rowNamed(fileName: string | null): EvidenceEntity {
  return Object.assign(new EvidenceEntity(), {
    fileName,
    mediaType: 'image/png',
    fileSize: 7,
    sha256: 'a'.repeat(64),
  });
}

describe('the name under which a file is saved', () => {
  it.each([
    ['plain', 'certificate.pdf', 'certificate.pdf'],
    ['with spaces and accents', 'Zeugnis für Zoë.pdf', 'Zeugnis%20f%C3%BCr%20Zo%C3%AB.pdf'],
    ['that would end the header', 'a";\r\nx: y.pdf', 'a%22%3B%0D%0Ax%3A%20y.pdf'],
    ['with what RFC 8187 reserves', "it's (1)*.pdf", 'it%27s%20%281%29%2A.pdf'],
    ['that was erased', null, 'record'],
  ])('is encoded when %s', (_, fileName, encoded) => {
    expect(fileHeaders(rowNamed(fileName))['content-disposition']).toBe(
      `attachment; filename*=UTF-8''${encoded}`,
    );
  });
});
