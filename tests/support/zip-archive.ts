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
