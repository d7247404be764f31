import assert from 'node:assert/strict';
import { loadNative } from '../../../src/models/tensor/loadNative';

describe('loadNative', () => {
  const message = (said: string) => {
    let text = '';
    try {
      loadNative(() => {
        throw new Error(said);
      });
    } catch (error) {
      text = (error as Error).message;
    }
    return text;
  };

  it('gives what was loaded, and says what to do where it cannot be', () => {
    assert.equal(
      loadNative(() => 'tf'),
      'tf',
    );
    for (const said of [
      'The Node.js native addon module (tfjs_binding.node) can not be found at path: …\n',
      '…/libtensorflow_cc.so.2: cannot open shared object file: Permission denied',
    ]) {
      assert.ok(message(said).startsWith(`Native TensorFlow cannot be loaded: ${said.trim()}\nRun \`node scripts/`));
      assert.match(message(said), /GMIA_CACHE/);
    }
    assert.match(message('libtensorflow_cc.so.2: failed to map segment from shared object'), /\n.*`ulimit -v`/);
  });
});
