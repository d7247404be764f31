'use strict';

// Writes src/models/store/contents.ts: a checksum of what decides the numbers that are kept in stores, so that a change
// of it never answers with old ones. `npm run build` runs it. Then changed parts have a version of their own, made of
// the checksum; before it is committed, a change is settled by
//   npm run build:contents -- --same [PART ...]   it gives the same numbers: stores go on to serve
//   npm run build:contents -- --new [PART ...]    it gives others: the version is raised, and they are computed anew

const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const target = path.join(root, 'src', 'models', 'store', 'contents.ts');

const random = ['core/random', 'pure-rand'];
const networks = ['models/architecture', 'models/tensor/ops', 'models/tensor/program', '@tensorflow/tfjs-node'];
const dense = ['denseLayers', 'layout', 'pack', 'padding', 'stream', 'trainInThread', 'wasm'].map(
  name => `train/dense/${name}`,
);
const wideAndDeep = ['layout', 'lookUp', 'wideAndDeepShapes'].map(name => `train/wideAndDeep/${name}`);
const layersModel = ['layersModels', 'layersNetwork', 'logitsModel'].map(name => `models/tensor/${name}`);

/** For each part what decides its numbers: files of src/, and packages. */
const parts = {
  dense: [...random, ...dense, 'train/dense/assignToThreads', 'train/dense/thread', 'train/initialise'],
  layers: [
    ...random,
    ...networks,
    'models/tensor/optimiser',
    ...['batches', 'initialise', 'layers/job', 'layers/trainStack'].map(name => `train/${name}`),
  ],
  layersModel: [
    ...random,
    ...networks,
    ...layersModel,
    'train/batches',
    ...['job', 'layersModelTrainer', 'seededMathRandom', 'trainByFunction', 'trainInBatches'].map(
      name => `train/layers/${name}`,
    ),
  ],
  wideAndDeep: [
    ...random,
    ...dense,
    ...wideAndDeep,
    ...['assignToThreads', 'fingerprint', 'initialise', 'thread'].map(name => `train/wideAndDeep/${name}`),
    'farmhash-modern',
  ],
  answers: [
    ...networks,
    ...layersModel,
    'models/tensor/logitsOn',
    ...wideAndDeep,
    'train/wideAndDeep/wideAndDeepLogits',
    'train/dense/wasm',
  ],
  selections: [
    ...random,
    'models/tensor/maskedCosines',
    'models/tensor/product',
    'stats/numeric/cosine',
    ...['featureSpace', 'logitSpace', 'nearestByClass', 'neighbours', 'selectIn'].map(name => `select/${name}`),
    ...[
      'classDistances',
      'fitQuadratic',
      'inOutEffect',
      'learned',
      'learnEffect',
      'outModels',
      'sameClass',
      'view',
    ].map(name => `select/rules/${name}`),
  ],
};

/** What of a source decides something: not its comments on lines of their own, imports, indents and blank lines. */
const essence = text =>
  text
    .replace(/^import\b[^;]*;$/gm, '')
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line && !/^(\/\/|\/\*|\*)/.test(line))
    .join('\n');

/** @param {(name: string) => string} read the text of a file of src/, or the version of a package */
function contentOf(names, read) {
  const hash = crypto.createHash('sha256');
  for (const name of [...new Set(names)].sort()) hash.update(`${name}\n${essence(read(name))}\n`);
  return hash.digest('hex').slice(0, 16);
}

function readSource(name) {
  const { dependencies, devDependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  return dependencies[name] ?? devDependencies[name] ?? fs.readFileSync(path.join(root, 'src', `${name}.ts`), 'utf8');
}

/** The content of each part today. */
const contentsNow = (read = readSource) =>
  Object.fromEntries(Object.entries(parts).map(([part, names]) => [part, contentOf(names, read)]));

/** What contents.ts says: for each part its version, the content that this is settled for, and that of the sources. */
function readContents() {
  if (!fs.existsSync(target)) return {};
  const entry = /^ {2}(\w+): \{ version: (\d+), settled: '(\w+)', now: '(\w+)' \},$/gm;
  return Object.fromEntries(
    [...fs.readFileSync(target, 'utf8').matchAll(entry)].map(([, part, version, settled, now]) => [
      part,
      { version: Number(version), settled, now },
    ]),
  );
}

/**
 * The versions after a change.
 * @param {'same' | 'new' | undefined} settle what a change means for the named parts, if that is known
 */
function update(before, now, settle, named) {
  return Object.fromEntries(
    Object.entries(now).map(([part, content]) => {
      const { version, settled } = before[part] ?? { version: 1, settled: content };
      if (!settle || content === settled || !named.includes(part)) return [part, { version, settled, now: content }];
      return [part, { version: version + Number(settle === 'new'), settled: content, now: content }];
    }),
  );
}

const textOf = contents => `// Made by npm run build:contents, which says what it is. Do not edit.
export const contents = {
${Object.entries(contents)
  .map(
    ([part, { version, settled, now }]) => `  ${part}: { version: ${version}, settled: '${settled}', now: '${now}' },`,
  )
  .join('\n')}
};
`;

function main(args) {
  const settle = args.includes('--same') ? 'same' : args.includes('--new') ? 'new' : undefined;
  const named = args.filter(arg => !arg.startsWith('--'));
  const unknown = args.find(arg => !['--same', '--new'].includes(arg) && !(arg in parts));
  if (unknown || (named.length > 0 && !settle) || (args.includes('--same') && args.includes('--new')))
    throw new Error(`Use: npm run build:contents [-- --same|--new [${Object.keys(parts).join('|')} ...]]`);
  const contents = update(readContents(), contentsNow(), settle, named.length > 0 ? named : Object.keys(parts));
  const text = textOf(contents);
  if (!fs.existsSync(target) || fs.readFileSync(target, 'utf8') !== text) fs.writeFileSync(target, text);
  const open = Object.keys(contents).filter(part => contents[part].now !== contents[part].settled);
  if (open.length > 0)
    process.stderr.write(
      `gmia: changed since their versions were settled: ${open.join(', ')}. Stores do not answer for them until\n` +
        '  npm run build:contents -- --same   the change gives the same numbers\n' +
        '  npm run build:contents -- --new    it gives others\n',
    );
}

module.exports = { contentOf, contentsNow, essence, parts, readContents, update };

if (require.main === module) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
