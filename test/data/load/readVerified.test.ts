import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFileError } from '../../../src/data/load/dataFileError';
import { parseIdx } from '../../../src/data/load/parseIdx';
import { readVerified } from '../../../src/data/load/readVerified';

// sha256 of "abc", FIPS 180-2 appendix B.1.
const ABC = { bytes: 3, sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' };

describe('readVerified', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gmia-'));
  });
  after(() => rm(folder, { recursive: true }));

  const read = async (content: string) => {
    await writeFile(join(folder, 'file'), content);
    return readVerified(join(folder, 'file'), ABC, 'Fetch it again.');
  };

  it('reads a file that is as expected', async () => assert.equal((await read('abc')).toString(), 'abc'));

  it('tells missing, unreadable, truncated and changed files apart', async () => {
    const fails = async (reading: Promise<unknown>, message: RegExp) => {
      await assert.rejects(reading, (error: Error) => error instanceof DataFileError && message.test(error.message));
    };
    await fails(readVerified(join(folder, 'none'), ABC, 'Fetch it.'), /file at .*none, found none. Fetch it\./);
    await fails(readVerified(folder, ABC, 'Fetch it.'), /Expected a file at .*, got a folder/);
    await fails(read('ab'), /Expected 3 bytes from .*file, got 2: it is cut short. Fetch it again\./);
    await fails(read('abd'), /Expected sha256 ba7816bf\S+ of .*file, got [0-9a-f]{64}. Fetch it again\./);
    await fails(read('abcd'), /Expected sha256/);
  });
});

describe('parseIdx', () => {
  const file = Buffer.from([0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255]);

  it('returns the values behind the header', () => {
    assert.deepEqual([...parseIdx(file, [2, 3], 'file')], [1, 2, 3, 4, 5, 255]);
  });

  it('rejects other dimensions, types and lengths', () => {
    assert.throws(() => parseIdx(file, [3, 2], 'file'), /IDX file of 3 × 2 bytes in file/);
    assert.throws(() => parseIdx(file, [6], 'file'), DataFileError);
    assert.throws(() => parseIdx(file.subarray(0, 17), [2, 3], 'file'), /got header .* 17 bytes/);
    const floats = Buffer.from(file);
    floats[2] = 0x0d;
    assert.throws(() => parseIdx(floats, [2, 3], 'file'), /got header 00000d02/);
  });
});
