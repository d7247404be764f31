import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { origin } from '../../../src/train/dense/reserve';
import { wasm } from '../../../src/train/dense/wasm';

const root = path.join(__dirname, '../../..');

describe('wasm.ts', () => {
  it('is what assembly/ compiles to', () => {
    // Apart from this process, where tsx would go through the compiler's code first.
    const script = "require('./scripts/build-wasm.js').compile().then(text => process.stdout.write(text))";
    const compiled = execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' });
    assert.ok(
      compiled === fs.readFileSync(path.join(root, 'src/train/dense/wasm.ts'), 'utf8'),
      'Run npm run build:wasm.',
    );
  });

  it('keeps its constants below what is worked on', () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536, shared: true });
    new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(wasm, 'base64')), { env: { memory } });
    const words = Array.from(new Int32Array(memory.buffer));
    assert.ok(words.some(word => word !== 0));
    assert.ok(words.slice(origin / 4).every(word => word === 0));
    assert.equal(words[0], 0, 'address 0 means nothing');
  });
});
