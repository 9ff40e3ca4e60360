import type { FileRefusal } from '@oart/contract';

const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'text/markdown': ['md'],
  'text/csv': ['csv'],
};
/** Kinds of file that run, or hold others; in front of the real ending they only deceive. */
const OTHER_KINDS =
  /^(pdf|png|jpe?g|gif|svgz?|html?|xhtml|xml|js|mjs|vbs?|vbe|wsf|exe|com|scr|bat|cmd|msi|ps1|jar|apk|sh|php\d?|phtml|asp|aspx|jsp|lnk|url|hta|docm?|docx|xlsm?|xlsx|pptm?|zip|rar|7z|gz|iso|img)$/i;
/**
 * They turn the order of letters or are not seen: `certificate\u202Efdp.exe` reads as `certificateexe.pdf`; or
 * they make of a name a way to another place.
 */
const DECEPTIVE = /[\p{Cf}\u115f\u1160\u3164\uffa0/\\]/u;

/** Why a file of this name is not taken, or null. A name without a known ending is as good as any. */
export function refusalOfName(name: string, mediaType: string): FileRefusal | null {
  if (DECEPTIVE.test(name) || /^\.+$/.test(name)) return 'deceptive-name';
  const [, ...endings] = name.split('.').map((part) => part.trim());
  const last = endings.pop()?.toLowerCase();
  if (last === undefined) return null;
  const isOwn = EXTENSIONS[mediaType]?.includes(last) ?? false;
  if (!isOwn && OTHER_KINDS.test(last)) return 'other-extension';
  return endings.some((ending) => OTHER_KINDS.test(ending)) ? 'double-extension' : null;
}
