import { EVIDENCE_LIMITS } from '@oart/contract';

/** A photograph that cannot be sent; its message goes on behind the name of the file. */
export class PhotographRefused extends Error {
  override readonly name = 'PhotographRefused';
}

/** Tried in this order until the picture is small enough to be accepted; a page is legible at the last. */
const LONGEST_SIDES = [2_400, 1_800, 1_200];

/**
 * A photograph as the PNG that is sent in its place: upright, of a size that is accepted, and without the place
 * and the device that cameras write into their files.
 */
export async function pngOf(photograph: File): Promise<File> {
  const picture = await createImageBitmap(photograph).catch((): never => {
    throw new PhotographRefused(
      'is no picture that this browser can read (a HEIC of a telephone mostly is not): save or take it as JPEG, or choose a PNG or PDF',
    );
  });
  try {
    for (const longest of LONGEST_SIDES) {
      const png = await drawn(
        picture,
        Math.min(1, longest / Math.max(picture.width, picture.height)),
      );
      if (png.size <= EVIDENCE_LIMITS.largestFileBytes) {
        return new File([png], `${photograph.name.replace(/\.[^.]*$/, '')}.png`, {
          type: 'image/png',
        });
      }
    }
  } finally {
    picture.close();
  }
  throw new PhotographRefused(
    'stays above 10 MiB even when it is made smaller: photograph the page alone, or scan it',
  );
}

function drawn(picture: ImageBitmap, scale: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((png) => {
      if (png === null)
        reject(
          new PhotographRefused('could not be written as PNG by this browser: choose a PNG or PDF'),
        );
      else resolve(png);
    }, 'image/png');
  });
}
