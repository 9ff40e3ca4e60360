import { crc32 } from 'node:zlib';

/**
 * An archive of one file, stored as it is.
 * @param offset how many bytes stand before it in the file that it is part of
 * @param comment how many bytes behind it are said to be its comment
 */
export function zipOf(name: string, content: Buffer, offset = 0, comment = 0): Buffer {
  const local = Buffer.alloc(30);
  local.write('PK\u0003\u0004', 'latin1');
  local.writeUInt16LE(20, 4);
  local.writeUInt32LE(crc32(content), 14);
  local.writeUInt32LE(content.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.write('PK\u0001\u0002', 'latin1');
  entry.writeUInt16LE(20, 4);
  local.copy(entry, 6, 4, 30);
  entry.writeUInt32LE(offset, 42);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(offset + local.length + name.length + content.length, 16);
  end.writeUInt16LE(comment, 20);
  const named = Buffer.from(name, 'latin1');
  return Buffer.concat([local, named, content, entry, named, end]);
}

const END_BYTES = 22;

/** The same archive, with bytes between its list of files and its end. */
export function withBeforeEnd(archive: Buffer, between: Buffer): Buffer {
  return Buffer.concat([archive.subarray(0, -END_BYTES), between, archive.subarray(-END_BYTES)]);
}

/**
 * The same archive as ZIP64 ends one: where its list of files stands is said in an end of its own.
 * @param offset how many bytes stand before it in the file that it is part of
 */
export function largeZip(archive: Buffer, offset: number): Buffer {
  const end = archive.subarray(-END_BYTES);
  const largeEnd = Buffer.alloc(56);
  largeEnd.write('PK\u0006\u0006', 'latin1');
  largeEnd.writeUInt32LE(44, 4);
  largeEnd.writeUInt16LE(45, 12);
  largeEnd.writeUInt16LE(45, 14);
  largeEnd.writeUInt32LE(1, 24);
  largeEnd.writeUInt32LE(1, 32);
  largeEnd.writeUInt32LE(end.readUInt32LE(12), 40);
  largeEnd.writeUInt32LE(end.readUInt32LE(16), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\u0006\u0007', 'latin1');
  locator.writeUInt32LE(offset + archive.length - END_BYTES, 8);
  locator.writeUInt32LE(1, 16);
  const large = withBeforeEnd(archive, Buffer.concat([largeEnd, locator]));
  large.fill(0xff, large.length - END_BYTES + 8, large.length - 2);
  return large;
}
