/** `fit` fills the width that there is; a number is a part of the true size, 1 for 100 %. */
export type PageZoom = 'fit' | number;

const STEPS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;
const SMALLEST = STEPS[0];
const LARGEST = 4;

/** How large a page is drawn: what was chosen, or what fills the room, never beyond the steps. */
export function scaleOf(zoom: PageZoom, room: number, pageWidth: number): number {
  const wanted = zoom === 'fit' ? room / pageWidth : zoom;
  return Math.min(LARGEST, Math.max(SMALLEST, wanted));
}

/** The next larger step, or null at the end. */
export function larger(scale: number): number | null {
  return STEPS.find((step) => step > scale + HAIR) ?? null;
}

/** The next smaller step, or null at the end. */
export function smaller(scale: number): number | null {
  return STEPS.findLast((step) => step < scale - HAIR) ?? null;
}

/** A page that fits at 99.9 % is at 100 % to anyone who looks. */
const HAIR = 0.005;
