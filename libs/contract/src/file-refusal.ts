/** Why the content of a file is not taken, however well-formed it is: code for machines, sentence for people. */
export const FILE_REFUSALS = {
  encrypted: 'This PDF is encrypted or needs a password: save it without protection and send that.',
  script: 'This PDF holds a script (JavaScript): print it to a new PDF and send that.',
  'automatic-action':
    'This PDF does something by itself when it is opened or closed: print it to a new PDF and send that.',
  'launch-action':
    'This PDF would start a program or open another file: print it to a new PDF and send that.',
  'form-action': 'This PDF would send, load or reset a form: print it to a new PDF and send that.',
  'form-xfa': 'This PDF is an XFA form, which is a program: print it to a new PDF and send that.',
  'embedded-file':
    'This PDF carries another file inside it: send each file by itself, without attachments.',
  'external-file': 'This PDF takes its content from another file: print it to a new PDF.',
  media: 'This PDF plays sound, film or a 3D scene: print it to a new PDF and send that.',
  'too-many-pages': 'This PDF has more than 200 pages: send the pages that are the record.',
  'too-large-inside':
    'This file is small outside and far too large inside: make a plain copy of it and send that.',
  'too-many-pixels': 'This picture has more than 40 million pixels: send a smaller one.',
  'check-not-finished':
    'The check of this file did not finish within its limits of time and memory, so it was not taken.',
  unreadable: 'This file cannot be read as what it claims to be: it is damaged or disguised.',
  'not-utf-8':
    'This text is not in UTF-8: save it again, in a spreadsheet program as “CSV UTF-8”, and send that.',
  'hidden-content':
    'Another file is hidden in this one or behind its end: make a plain copy of it and send that.',
  malware: 'The virus scanner found something in this file: it was not taken.',
  'deceptive-name':
    'The name of this file holds characters that change how it is read: rename the file.',
  'double-extension':
    'The name of this file ends in more than one kind of file: rename it so that one is left.',
  'other-extension':
    'The name of this file ends in another kind of file than it is: rename the file.',
} as const;

export type FileRefusal = keyof typeof FILE_REFUSALS;
