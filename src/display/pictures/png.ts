import { deflateSync } from 'node:zlib';

/**
 * An image as a PNG file.
 * @param bytes row by row, one byte (grey), three (red, green, blue) or four (and opacity) for each pixel
 */
export function encodePng(bytes: Uint8Array, [height, width, channels]: [number, number, 1 | 3 | 4]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colourTypes[channels], 0, 0, 0], 8); // 8 bits a value, colour type, no interlace
  const line = width * channels;
  const filtered = Buffer.alloc(height * (line + 1)); // each line begins with its filter: 0, none
  for (let y = 0; y < height; y++) filtered.set(bytes.subarray(y * line, (y + 1) * line), y * (line + 1) + 1);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filtered)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const colourTypes = { 1: 0, 3: 2, 4: 6 };

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  const check = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** The checksum of PNG; Node has one of its own only since 20.15. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
