import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filePieces } from '../../../src/data/load/filePieces';
import { wholeFile } from '../../../src/data/load/wholeFile';

const read = async (path: string) => {
  const pieces: Buffer[] = [];
  for await (const piece of filePieces(path)) pieces.push(piece);
  return Buffer.concat(pieces);
};

describe('filePieces and wholeFile', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gmia-'));
  });
  after(() => rm(folder, { recursive: true }));

  const write = async (name: string, content: Buffer) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  /** Both refuse it. */
  const refused = async (path: string, message: RegExp, name = 'DataFileError') => {
    await assert.rejects(read(path), { name, message });
    await assert.rejects(wholeFile(path), { name, message });
  };

  it('read files of any size, also packed ones whatever their name', async () => {
    for (const size of [0, 1, 2, 3_000_000]) {
      const content = Buffer.alloc(size, 'some text\n');
      assert.ok((await read(await write('plain', content))).equals(content));
      assert.ok((await wholeFile(join(folder, 'plain'))).equals(content));
      assert.ok((await read(await write('packed', gzipSync(content)))).equals(content));
    }
    const two = Buffer.concat([gzipSync('x,y\n'), gzipSync('1,a\n')]);
    assert.equal((await read(await write('two', two))).toString(), 'x,y\n1,a\n');
  });

  it('refuse packed files that are damaged or cut short', async () => {
    const packed = gzipSync(Buffer.alloc(100_000, 'some text\n'));
    const fails = async (content: Buffer, message: RegExp) =>
      assert.rejects(read(await write('bad.gz', content)), { name: 'DataFileError', message });
    await fails(packed.subarray(0, -10), /Could not read .*bad\.gz: unexpected end of file/);
    packed[packed.length >> 1] ^= 0xff;
    await fails(packed, /Could not read .*bad\.gz: /);
  });

  it('refuse what is no file at once, and do not wait for it', async () => {
    await refused(folder, /Expected a file at .*, got a folder\. Name a file in it/);
    await refused('no-such.csv', /Expected a file at .*no-such\.csv, found none/);
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    await refused(join(folder, 'pipe'), /got a pipe\. Write what comes out of it to a file first/);
    await refused('/dev/zero', /got a device/);
    const server = createServer();
    await new Promise<void>(done => server.listen(join(folder, 'socket'), done));
    await refused(join(folder, 'socket'), /got a socket/);
    server.close();
  });

  it('refuse URLs and what is no path', async () => {
    for (const url of ['https://example.org/x.csv', 'S3://bucket/x.csv', 'file:///tmp/x.csv'])
      await refused(url, /the path of a file, got .*Nothing is fetched: download it first/, 'RangeError');
    for (const path of ['', undefined, 5, new URL('file:///tmp/x.csv')])
      await refused(path as never, /the path of a file, got/, 'RangeError');
  });
});
