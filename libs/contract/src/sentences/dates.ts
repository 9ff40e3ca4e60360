const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-11-24` reads `24 Nov 2026` (domain.md section 9). What is not a day is given back as it came. */
export const dayInWords = (day: string | null | undefined): string => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '');
  return parts === null
    ? (day ?? '')
    : `${String(parts[3])} ${MONTHS[Number(parts[2]) - 1] ?? ''} ${String(parts[1])}`;
};

/** Joins words as English does: `a`, `a and b`, `a, b and c`. */
export const inWords = (items: readonly string[]): string => {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
};
