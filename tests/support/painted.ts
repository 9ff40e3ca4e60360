import type { Locator } from 'playwright-core';

/** How many pixels of the canvas within are not white: none of a page that was never painted. */
export async function inkOn(within: Locator): Promise<number> {
  return within.locator('canvas').evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('The canvas has no picture');
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let ink = 0;
    for (let at = 0; at < data.length; at += 4) {
      const isOpaque = data[at + 3] === 255;
      const isWhite = data[at] === 255 && data[at + 1] === 255 && data[at + 2] === 255;
      if (isOpaque && !isWhite) ink += 1;
    }
    return ink;
  });
}
