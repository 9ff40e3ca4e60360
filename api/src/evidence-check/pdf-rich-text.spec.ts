import { wordsOfRichText } from './pdf-rich-text.ts';

describe('the words of a rich text', () => {
  it('stand in lines as its paragraphs do, without marks', () => {
    const written = '<body><p class="a">943 <b>476</b></p><p>59&#49;9</p></body>';
    expect(wordsOfRichText(Buffer.from(written))).toBe('943 476\n5919\n\n');
  });

  it.each(['<', '</p', '<br '])('are read in a moment where %j stands without end', (piece) => {
    const written = Buffer.from(piece.repeat(300_000));
    const start = performance.now();
    wordsOfRichText(written);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
