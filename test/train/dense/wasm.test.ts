import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

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
});
