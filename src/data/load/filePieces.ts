import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { openFile, unreadable } from './openFile';

const PIECE = 2 ** 20;
const GZIP = Buffer.from([0x1f, 0x8b]);

/** The bytes of a file, piece by piece; unpacked where gzip has packed them. @throws as `openFile` does */
export async function* filePieces(path: string): AsyncGenerator<Buffer> {
  const file = await openFile(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(GZIP.length), 0, GZIP.length, 0);
    const bytes = file.createReadStream({ start: 0, highWaterMark: PIECE, autoClose: false });
    yield* buffer.equals(GZIP) ? unpacked(bytes) : bytes;
  } catch (error) {
    throw unreadable(path, error as Error);
  } finally {
    await file.close();
  }
}

const unpacked = (bytes: Readable): AsyncIterable<Buffer> =>
  pipeline(bytes, createGunzip({ chunkSize: PIECE }), () => {}); // who reads it is told of errors
