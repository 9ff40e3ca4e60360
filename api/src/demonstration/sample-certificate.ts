import PDFDocument from 'pdfkit';

/** What a sample certificate says. Days as they should be printed. */
export interface SampleCertificate {
  readonly title: string;
  readonly name: string;
  readonly issuer: string;
  readonly completedOn: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
}

const ORDER_OF_THE_PAGE = { margin: 56, title: 26, body: 12 };

/**
 * A one-page PDF like the ones contouring tools print, marked as a sample in words on the page and in
 * its title. The same content gives the same bytes: its dates are those printed, not those of making it.
 */
export const sampleCertificate = (certificate: SampleCertificate): Promise<Buffer> => {
  const made = new Date(`${certificate.completedOn}T12:00:00Z`);
  const document = new PDFDocument({
    size: 'A4',
    margin: ORDER_OF_THE_PAGE.margin,
    compress: false,
    lang: 'en-GB',
    info: {
      Title: `Sample: ${certificate.title}`,
      Author: certificate.issuer,
      CreationDate: made,
      ModDate: made,
    },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<Buffer>((resolve, reject) => {
    document.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    document.on('error', reject);
  });

  document.fontSize(ORDER_OF_THE_PAGE.body).fillColor('#8a1c1c');
  document.text('SAMPLE. Made for demonstration; it certifies nothing.');
  document.moveDown(2).fillColor('#191c1f').fontSize(ORDER_OF_THE_PAGE.title);
  document.text(certificate.title);
  document.moveDown().fontSize(ORDER_OF_THE_PAGE.body);
  for (const [label, value] of [
    ['Profile name', certificate.name],
    ['Completed on', certificate.completedOn],
    ...certificate.lines,
    ['Issued by', certificate.issuer],
  ]) {
    document.text(`${label}: ${value}`).moveDown(0.4);
  }
  document.end();
  return finished;
};
