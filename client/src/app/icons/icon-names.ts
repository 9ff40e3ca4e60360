/** Material Symbols in use, by their names; `-fill` takes the filled form under the plain name. */
export const ICON_FILES = [
  'account_circle',
  'add',
  'arrow_back',
  'arrow_downward',
  'arrow_forward',
  'arrow_upward',
  'block-fill',
  'check',
  'check_circle-fill',
  'checklist',
  'close',
  'cloud_off',
  'contact_support-fill',
  'dangerous-fill',
  'dark_mode',
  'download',
  'event_busy',
  'event_upcoming',
  'flag',
  'hourglass_top-fill',
  'info',
  'light_mode',
  'lock',
  'logout',
  'menu',
  'pause_circle-fill',
  'print',
  'remove',
  'routine',
  'school-fill',
  'search',
  'signature',
  'supervisor_account-fill',
  'undo',
  'upload_file',
  'warning',
] as const;

type PlainName<File extends string> = File extends `${infer Name}-fill` ? Name : File;

/** What `svgIcon` of a `mat-icon` may be. */
export type IconName = PlainName<(typeof ICON_FILES)[number]>;
