import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { addressesLeft } from '../../src/core/addressSpace';
import { withWasm } from '../../src/core/withWasm';

describe('withWasm', () => {
  const throws = (error: Error) => () =>
    withWasm(() => {
      throw error;
    });

  it('gives what is made, and says what to do where there are too few addresses', () => {
    assert.equal(
      withWasm(() => 3),
      3,
    );
    for (const message of [
      'WebAssembly.Memory(): could not allocate memory',
      'WebAssembly.Instance(): Out of memory: Cannot allocate Wasm memory for new instance',
    ])
      assert.throws(throws(new RangeError(message)), {
        name: 'Error',
        message: /^WebAssembly cannot have its memory .*ulimit -v.*--disable-wasm-trap-handler/,
      });
  });

  it('leaves other errors as they are', () => {
    for (const error of [new RangeError('a level'), new TypeError('WebAssembly.Memory(): no'), new Error('gone')])
      assert.throws(throws(error), thrown => thrown === error);
  });

  it('is what one reads under ulimit -v, and what it advises helps', function () {
    if (process.platform !== 'linux') this.skip();
    assert.equal(addressesLeft(), Infinity);
    const said = (option: string) =>
      execFileSync(
        'sh',
        [
          '-c',
          `ulimit -v 4000000; exec "${process.execPath}" ${option} -e "
            const { addressesLeft } = require('./dist/core/addressSpace');
            try {
              console.log(require('./dist/core/cephes').ndtr(0), addressesLeft() < 4e9);
            } catch (error) {
              console.log(error.message);
            }"`,
        ],
        { cwd: join(__dirname, '../..'), encoding: 'utf8' },
      ).trim();
    // From Node 24 on WebAssembly makes do with fewer addresses.
    if (Number(process.versions.node.split('.')[0]) >= 24) assert.equal(said(''), '0.5 true');
    else assert.match(said(''), /^WebAssembly cannot have its memory/);
    assert.equal(said('--disable-wasm-trap-handler'), '0.5 true');
  });
});
