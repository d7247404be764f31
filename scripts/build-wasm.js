'use strict';

// Compiles assembly/ (AssemblyScript) and writes the result to src/train/dense/wasm.ts, which is kept in git: who only
// uses the library needs no compiler. Run it after a change in assembly/: npm run build:wasm

const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const options = [
  '--optimizeLevel',
  '3',
  '--shrinkLevel',
  '0',
  '--converge',
  '--noAssert',
  '--runtime',
  'stub',
  '--enable',
  'simd,threads,bulk-memory',
  '--importMemory',
  '--sharedMemory',
  '--initialMemory',
  '1',
  '--memoryBase',
  '16',
  '--maximumMemory',
  '65536',
];

/** The text of wasm.ts. */
async function compile() {
  const { default: asc } = await import('assemblyscript/asc');
  const files = { 'dense.wasm': Buffer.alloc(0) };
  const { error, stderr } = await asc.main(['assembly/index.ts', '--outFile', 'dense.wasm', ...options], {
    readFile: (name, base) => {
      try {
        return fs.readFileSync(path.resolve(root, base, name), 'utf8');
      } catch {
        return null;
      }
    },
    writeFile: (name, contents) => {
      files[name] = Buffer.from(contents);
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`${error.message}\n${stderr}`);
  return `// Made from assembly/ by npm run build:wasm. Do not edit.\nexport const wasm =\n  '${files['dense.wasm']
    .toString('base64')
    .match(/.{1,114}/g)
    .join("' +\n  '")}';\n`;
}

module.exports = { compile };

if (require.main === module) {
  compile().then(
    text => fs.writeFileSync(path.join(root, 'src', 'train', 'dense', 'wasm.ts'), text),
    error => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
