/** The largest that a block of a frame may become, by its code. */
const blockSizes = [0, 0, 0, 0, 2 ** 16, 2 ** 18, 2 ** 20, 2 ** 22];
const MAGIC = 0x184d2204;
const STORED = 0x80000000;

/**
 * Unpacks a frame of LZ4, as Arrow has it; checksums are not looked at.
 * The format is described with the reference implementation, https://github.com/lz4/lz4 (doc/lz4_Frame_format).
 * @throws Error for bytes that are no such frame, or are cut short
 */
export function lz4Frame(frame: Uint8Array): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new Error('no frame of LZ4');
  const flags = frame[4];
  const largest = blockSizes[(frame[5] >> 4) & 7];
  let at = 7 + (flags & 8 ? 8 : 0) + (flags & 1 ? 4 : 0);
  let out = new Uint8Array(4 * frame.length);
  let length = 0;
  for (;;) {
    const head = view.getUint32(at, true);
    at += 4;
    if (head === 0) return out.subarray(0, length);
    const end = at + (head & ~STORED);
    if (end > frame.length) throw new Error('a frame of LZ4 that is cut short');
    if (out.length < length + largest) out = grown(out, 2 * (length + largest));
    const block = frame.subarray(at, end);
    if (head & STORED) {
      out.set(block, length);
      length += block.length;
    } else length = unpackBlock(block, out, length);
    at = end + (flags & 16 ? 4 : 0);
  }
}

function grown(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length);
  larger.set(bytes);
  return larger;
}

/** Unpacks a block behind what is in `out` already, which it may refer to. Returns where it ends there. */
function unpackBlock(block: Uint8Array, out: Uint8Array, from: number): number {
  let o = from;
  let i = 0;
  const lengthFrom = (nibble: number) => {
    let length = nibble;
    if (nibble === 15)
      for (let more = 255; more === 255; ) {
        more = block[i++];
        length += more;
      }
    return length;
  };
  while (i < block.length) {
    const token = block[i++];
    const literals = lengthFrom(token >> 4);
    out.set(block.subarray(i, i + literals), o);
    i += literals;
    o += literals;
    if (i >= block.length) break; // a block ends in literals
    const offset = block[i] | (block[i + 1] << 8);
    i += 2;
    const end = o + 4 + lengthFrom(token & 15);
    if (offset === 0 || offset > o || end > out.length) throw new Error('a damaged block of LZ4');
    for (; o < end; o++) out[o] = out[o - offset];
  }
  if (i !== block.length) throw new Error('a damaged block of LZ4');
  return o;
}
