import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../src/command/root';

/** Nobody, on most systems: a user who owns nothing. */
const nobody = 65534;
const isRoot = process.getuid?.() === 0;
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

/** What a user writes: a few dense models on Cancer, attacked, as a frame, which takes TensorFlow to ask them. */
const attack = `
  const cancer: gmia.Dataset = await gmia.loadCancer();
  const split = gmia.splitForAttack(cancer, { pool: 100, seed: 1 });
  const architecture: gmia.Architecture = { layers: [], optimiser: 'adam', rate: 1e-3, batch: 10, steps: 20 };
  const references = await gmia.trainReferences(split, architecture, { models: 4 });
  const targets = await gmia.trainTargets(split, architecture, { splits: 1 });
  const frame = gmia.attackDirectly(references, targets, split.pool, { method: 'rank' }).toFrame();
  const shape: number[] = frame.shape;
  const sum: number = gmia.tf.topk(gmia.tf.tensor1d([3, 9, 4]), 2).values.sum().arraySync() as number;
  console.log(JSON.stringify([frame.constructor.name, ...shape, sum, gmia.store.folder()]));
`;
/** The same without its types. */
const plain = attack.replace(/: (gmia\.\w+|number(\[\])?)(?= =)| as number/g, '');
const programs: Record<string, string> = {
  'typed.mts': `import * as gmia from 'gmia';\n${attack}`,
  'typed.cts': `import * as gmia from 'gmia';\nasync function main(): Promise<void> {${attack}}\nmain();`,
  'esm.mjs': `import * as gmia from 'gmia';\nimport { loadCancer } from 'gmia';\nloadCancer.call;\n${plain}`,
  'common.cjs': `const gmia = require('gmia');\n(async () => {${plain}})();`,
  // A frame takes no native library, and importing gmia no TensorFlow at all.
  'light.cjs': `
    const gmia = require('gmia');
    const loaded = ending => Object.keys(require.cache).some(file => file.endsWith(ending));
    const before = loaded('tf.node.js') || loaded('tf.min.js') || loaded('.node');
    const losses = (...values) => ({ values: Float64Array.from(values), width: 1 });
    gmia.attackLosses({ reference: losses(1, 2, 3), target: losses(0.5), truth: [1] }).toFrame();
    console.log(JSON.stringify([before, loaded('tfjs_binding.node')]));`,
  'cells.cjs': `
    const { CellProcess } = require('../node_modules/gmia/jupyter/kernels/gmia/cellProcess.js');
    const output = ({ content }) => process.stdout.write(content.text);
    const cells = new CellProcess({ output, end: () => {} });
    const code =
      "import * as gmia from 'gmia'; import { DataFrame } from 'danfojs-node';" +
      "const frame: DataFrame = new DataFrame([['a', 1], ['b', 2], ['b', 3], ['a', 4]], { columns: ['y', 'x'] });" +
      "const data: gmia.Dataset = gmia.fromFrame(frame, { label: 'y' });" +
      "console.log([data.classes.length * 2, frame.shape[1]].join())";
    cells.ask('execute', { code, count: 1 }).then(error => {
      if (error) console.error(error);
      return cells.end();
    });`,
};
const tsconfig = { compilerOptions: { strict: true, module: 'nodenext', target: 'es2022', skipLibCheck: true } };

describe('the packed gmia, installed in an empty folder', () => {
  const top = mkdtempSync(join(tmpdir(), 'gmia-package-'));
  const project = join(top, 'project');
  const work = join(project, 'analysis');
  let node24: string | undefined;

  function run(program: string, args: string[], cwd: string, more: object = {}): SpawnSyncReturns<string> {
    return spawnSync(program, args, {
      cwd,
      encoding: 'utf8',
      timeout: 600_000,
      shell: process.platform === 'win32',
      ...more,
    });
  }
  function ok(done: SpawnSyncReturns<string>): string {
    assert.equal(done.status, 0, `${done.error ?? ''}${done.stdout}\n${done.stderr}`);
    return done.stdout;
  }
  /** What a program prints that attacks: the frame's size, TensorFlow's sum, and the store. */
  function attacks(node: string, file: string, more: object = {}, folder = work): void {
    const [frame, rows, columns, sum, store] = JSON.parse(ok(run(node, [join(work, file)], folder, more)));
    assert.deepEqual([frame, rows, columns, sum], ['DataFrame', 200, 6, 13], file);
    assert.equal(
      store,
      join(folder === work ? project : folder, '.gmia', 'store'),
      'the store is in the user’s project',
    );
    assert.ok(readdirSync(store).length >= 3, 'two ensembles and the log');
  }

  before(function () {
    this.timeout(900_000);
    const npm = run('npm', ['view', 'mathjs@9.5.2', 'version'], top);
    if (npm.status !== 0) {
      console.log(`      skipped: no registry answers (${npm.stderr.trim().split('\n')[0]})`);
      this.skip();
    }
    // A copy, because packing makes dist/ anew, which other tests use meanwhile.
    const copy = join(top, 'checkout');
    const left = ['.git', '.gmia', '.venv', '.servers', '.bench', '.onnx', 'dist', 'node_modules', 'report', 'seeds'];
    for (const name of readdirSync(root).filter(one => !left.some(other => one.startsWith(other))))
      cpSync(join(root, name), join(copy, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
    ok(run('npm', ['pack', '--silent', '--pack-destination', top], copy));
    const packed = readdirSync(top).find(file => file.endsWith('.tgz'))!;

    mkdirSync(work, { recursive: true });
    writeFileSync(join(project, 'package.json'), '{ "name": "project", "version": "1.0.0" }');
    ok(run('npm', ['install', '--prefer-offline', join(top, packed)], project));
    for (const [file, text] of Object.entries(programs)) writeFileSync(join(work, file), text);
    writeFileSync(join(work, 'tsconfig.json'), JSON.stringify(tsconfig));

    const other = join(top, 'node24');
    mkdirSync(other);
    if (run('npm', ['install', '--prefer-offline', '--prefix', other, '--no-save', 'node@24'], other).status === 0)
      node24 = join(other, 'node_modules', 'node', 'bin', 'node');
  });
  after(function () {
    this.timeout(300_000); // half a gigabyte in small files
    rmSync(top, { recursive: true, force: true });
  });

  it('has all that it says, and neither its sources nor an addon', () => {
    const gmia = join(project, 'node_modules', 'gmia');
    assert.deepEqual(
      ['src', 'test', 'vendor', 'node_modules'].filter(name => existsSync(join(gmia, name))),
      [],
    );
    for (const name of ['danfojs-node', '@tensorflow/tfjs-node'])
      assert.ok(existsSync(join(gmia, 'dist', 'node_modules', name, 'LICENSE')), name);
    assert.equal(existsSync(join(gmia, 'dist', 'node_modules', '@tensorflow', 'tfjs-node', 'lib')), false);
  });

  it('imports without TensorFlow, and makes frames without its library', () => {
    assert.deepEqual(JSON.parse(ok(run(process.execPath, ['light.cjs'], work))), [false, false]);
  });

  it('works in TypeScript, strict, as ES module and as CommonJS', () => {
    ok(run(process.execPath, [tsc, '-p', '.'], work));
    for (const file of ['typed.mjs', 'esm.mjs', 'common.cjs']) attacks(process.execPath, file);
  });

  it('has a kernel whose cells import it and danfojs', () => {
    assert.equal(ok(run(process.execPath, ['cells.cjs'], work)), '4,2\n');
  });

  it('works on Node 24', function () {
    if (!node24) {
      console.log('      skipped: the registry has no package node@24 for this machine');
      this.skip();
    }
    rmSync(join(project, '.gmia'), { recursive: true });
    attacks(node24!, 'esm.mjs');
  });

  it('works for another user than the one who installed it, who may write nothing there', function () {
    if (!isRoot) {
      console.log('      skipped: only root can run it as another user');
      this.skip();
    }
    const theirs = join(top, 'theirs');
    mkdirSync(theirs);
    for (const folder of [top, theirs]) chmodSync(folder, folder === top ? 0o755 : 0o777);
    const as = { uid: nobody, gid: nobody, env: { ...process.env, HOME: join(top, 'nowhere'), XDG_CACHE_HOME: '' } };
    const { status, stderr } = run(process.execPath, [join(work, 'esm.mjs')], theirs, as);
    assert.equal(status, 1);
    assert.match(stderr, /installing TensorFlow's library \(\d+ MB, once for this user\)/);
    assert.match(
      stderr,
      /the cache \S+nowhere\S+ EACCES.*set GMIA_CACHE.*run `node scripts\/install-tensorflow.js` there/s,
    );
    ok(run(process.execPath, ['scripts/install-tensorflow.js'], join(project, 'node_modules', 'gmia')));
    attacks(process.execPath, 'esm.mjs', as, theirs);
  });
}).timeout(600_000);
