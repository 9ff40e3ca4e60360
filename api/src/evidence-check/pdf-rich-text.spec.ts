import { refusalOfRichText, wordsOfRichText } from './pdf-rich-text.ts';
import { processorTimeOf } from './processor-time.fixture.ts';

describe('the words of a rich text', () => {
  it('stand in lines as its paragraphs do, without marks', () => {
    const written = '<body><p class="a">943 <b>476</b></p><p>59&#49;9</p></body>';
    expect(wordsOfRichText(Buffer.from(written))).toBe('943 476\n5919\n\n');
  });

  it.each([
    ['a&#49;b&#x31;c&#49d', 'a1b1c1d'],
    ['a&nbsp;b&ensp;c&NonBreakingSpace;d', 'a b c d'],
    ['a&ndash;b&sol;c&period;d&minus;e', 'a-b/c.d-e'],
    ['a&shy;b&zwnj;c&#8203;d\u00ade', 'abcde'],
    ['a&amp;b&#0;c&#9999999;d&;e', 'a&b c d&;e'],
    ['a<!-- > 1 -->b<?x > ?>c', 'abc'],
    ['a<![CDATA[<b]]>c', 'a<bc'],
    ['a<b title="1>2">b</b><b title=\'>\'>c</b>', 'abc'],
    ['a<b title=">b', 'ab'],
    ['a<!-- b', 'a<!-- b'],
  ])('in %j are %j', (written, words) => {
    expect(wordsOfRichText(Buffer.from(written))).toBe(words);
  });

  it.each(['<', '</p', '<br ', '<!--', '<?', '<"', '<a "', '&', '&#', '<![CDATA['])(
    'are read in a moment where %j stands without end',
    async (piece) => {
      const written = Buffer.from(piece.repeat(300_000));
      const took = await processorTimeOf(() => {
        wordsOfRichText(written);
        refusalOfRichText(written);
      });
      expect(took).toBeLessThan(2_000);
    },
  );
});

describe('a rich text', () => {
  it.each([
    '<p style="a:b">a</p>',
    '<a href="https://localhost/">a</a>',
    '<p> href and script: javascript</p>',
  ])('may say %j', (written) => {
    expect(refusalOfRichText(Buffer.from(written))).toBeNull();
  });

  it.each([
    ['<SCRIPT>1</SCRIPT>', 'script'],
    ['<a href="javascript:1">a</a>', 'script'],
    ["<a\nHREF = 'java&#115;cript&colon;1'>a</a>", 'script'],
    ['<a href=java&Tab;script:1>a</a>', 'script'],
    ['<a href="file:///a">a</a>', 'launch-action'],
    ['<img src="\\\\localhost\\a"/>', 'launch-action'],
    ['<!DOCTYPE a [<!ENTITY b "943">]>', 'unreadable'],
  ])('may not say %j', (written, refusal) => {
    expect(refusalOfRichText(Buffer.from(written))).toBe(refusal);
  });
});
