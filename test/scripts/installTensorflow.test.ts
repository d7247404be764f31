import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '..', '..');
const { failureMessage } = require('../../scripts/install-tensorflow.js');
const { findAddon, placeBeside, ways, waysFor } = require('../../scripts/tensorflow/addon.js');
const { cacheFolder } = require('../../scripts/tensorflow/cache.js');
const { runStep, StepError } = require('../../scripts/tensorflow/step.js');
const { checkSha256, wheel } = require('../../scripts/tensorflow/wheel.js');

describe('install-tensorflow', () => {
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gmia-install-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('accepts a file with the right checksum and refuses any other', async () => {
    const file = path.join(folder, 'some.whl');
    fs.writeFileSync(file, 'abc');
    // The example of FIPS 180-2 for "abc".
    await checkSha256(file, 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    await assert.rejects(checkSha256(file, wheel.sha256), (error: Error & { cure: string }) => {
      assert.ok(error instanceof StepError);
      assert.match(error.message, /^some\.whl: sha256 is ba7816bf\w+, expected 2b847d21/);
      assert.match(error.cure, /try again/);
      return true;
    });
  });

  it('says what failed in a program, that it is missing, and that it took too long', () => {
    const node = (code: string, seconds = 20) => runStep('step', process.execPath, ['-e', code], { seconds });
    assert.equal(node('process.stdout.write("out")'), 'out');
    assert.throws(() => node('console.error("full"); process.exit(3)'), /^StepError: step: exit code 3\n +full$/);
    assert.throws(() => node('setInterval(() => {}, 1000)', 0.2), /^StepError: step: no end after 0.2 s$/);
    assert.throws(() => runStep('step', 'no-such-program', [], { seconds: 5 }), /no-such-program is not installed/);
  });

  it('keeps what it builds in GMIA_CACHE, else in the cache folder of the user', () => {
    assert.equal(cacheFolder({ GMIA_CACHE: folder, XDG_CACHE_HOME: '/elsewhere' }), folder);
    assert.equal(cacheFolder({ GMIA_CACHE: '~/cache' }), path.join(os.homedir(), 'cache'));
    assert.equal(cacheFolder({ XDG_CACHE_HOME: folder }), path.join(folder, 'gmia'));
    assert.equal(cacheFolder({ XDG_CACHE_HOME: 'relative' }), path.join(os.homedir(), '.cache', 'gmia'));
  });

  describe('finds the addon', () => {
    const files = ['tfjs_binding.node', 'tensorflow/libtensorflow_cc.so.2', 'tensorflow/libtensorflow_framework.so.2'];
    let tfjs: string;
    let built: string;
    let cache: string | undefined;
    beforeEach(function () {
      if (ways.length < 2) this.skip();
      tfjs = path.join(folder, 'tfjs');
      built = path.join(folder, 'cache', `tfjs-node-4.22.0-${ways[0].name}`);
      fs.mkdirSync(path.join(built, 'tensorflow'), { recursive: true });
      for (const file of files) fs.writeFileSync(path.join(built, file), file, { mode: 0o600 });
      fs.mkdirSync(tfjs);
      fs.writeFileSync(path.join(tfjs, 'package.json'), '{ "version": "4.22.0" }');
      cache = process.env.GMIA_CACHE;
      process.env.GMIA_CACHE = path.join(folder, 'cache');
    });
    afterEach(() => {
      if (cache === undefined) delete process.env.GMIA_CACHE;
      else process.env.GMIA_CACHE = cache;
    });

    it('in the cache of the user, and nowhere where there is none', () => {
      assert.equal(findAddon(tfjs), path.join(built, 'tfjs_binding.node'));
      fs.rmSync(built, { recursive: true });
      assert.equal(findAddon(tfjs), undefined);
    });

    it('beside tfjs-node, once it was put there, so that it does not rest on the cache', () => {
      for (const _ of [1, 2]) placeBeside(ways[0], tfjs);
      fs.rmSync(path.join(folder, 'cache'), { recursive: true });
      const addon = path.join(tfjs, 'lib', 'napi-v8', 'tfjs_binding.node');
      assert.equal(findAddon(tfjs), addon);
      for (const file of files) {
        const placed = path.join(path.dirname(addon), file);
        assert.equal(fs.readFileSync(placed, 'utf8'), file);
        assert.ok(fs.lstatSync(placed).isFile());
        if (process.platform !== 'win32') assert.equal(fs.statSync(placed).mode & 0o777, 0o755, 'for every user');
      }
      assert.deepEqual(fs.readdirSync(path.dirname(addon)).sort(), ['tensorflow', 'tfjs_binding.node']);
    });
  });

  it('knows the wheel for Linux x64 only', () => {
    assert.equal(waysFor('linux', 'x64').length, 2);
    for (const [platform, arch] of [
      ['darwin', 'arm64'],
      ['win32', 'x64'],
      ['linux', 'arm64'],
    ]) {
      assert.equal(waysFor(platform, arch).length, 1, platform);
    }
  });

  it('lists each failed step and each cure once', () => {
    const lines = failureMessage([new StepError('a: failed', 'cure'), new StepError('b: failed', 'cure')]).split('\n');
    assert.deepEqual(lines.slice(1, -1), [
      '  - a: failed',
      '  - b: failed',
      'What would help, any one of:',
      '  - cure',
    ]);
  });

  describe('where nothing works', () => {
    const failing = 'console.error("no download today"); process.exit(1);';
    /** A copy of the scripts, with a program `npm` that brings a tfjs-node whose own installer fails. */
    function install(env: Record<string, string>, installer = failing) {
      const tfjs = path.join(folder, 'node_modules', '@tensorflow', 'tfjs-node');
      fs.cpSync(path.join(root, 'scripts'), path.join(folder, 'scripts'), { recursive: true });
      fs.mkdirSync(tfjs, { recursive: true });
      fs.writeFileSync(path.join(tfjs, 'package.json'), '{ "version": "4.22.0" }\n');
      const npm = `#!${process.execPath}
        const fs = require('node:fs');
        const fetched = process.argv[process.argv.indexOf('--prefix') + 1] + '/node_modules/@tensorflow/tfjs-node';
        fs.mkdirSync(fetched + '/scripts', { recursive: true });
        fs.writeFileSync(fetched + '/scripts/install.js', ${JSON.stringify(installer)});`;
      fs.writeFileSync(path.join(folder, 'npm'), npm, { mode: 0o755 });
      const done = spawnSync(process.execPath, [path.join(folder, 'scripts', 'install-tensorflow.js')], {
        encoding: 'utf8',
        env: { TFJS_NODE_CDN_STORAGE: 'http://localhost/', GMIA_CACHE: path.join(folder, 'cache'), ...env },
      });
      return { ...done, tfjs };
    }

    it('fails, names the steps and what cures them, and leaves nothing behind', function () {
      if (process.platform === 'win32') this.skip(); // the program `npm` is a script
      const { status, stderr, tfjs } = install({
        PATH: folder,
        CXX: 'no-such-compiler',
        GMIA_TENSORFLOW_UNVERIFIED: '1',
      });
      assert.equal(status, 1);
      assert.match(stderr, /native TensorFlow could not be installed/);
      assert.match(stderr, /- tfjs-node's own installer: exit code 1\n +no download today/);
      assert.match(stderr, /What would help/);
      assert.deepEqual(fs.readdirSync(tfjs), ['package.json']);
      assert.deepEqual(fs.readdirSync(path.join(folder, 'cache')), []);
    });

    it('keeps what tfjs-node brings, and nothing else, also where that does not load', function () {
      if (process.platform === 'win32') this.skip();
      const { stderr } = install(
        { PATH: folder, CXX: 'no-such-compiler', GMIA_TENSORFLOW_UNVERIFIED: '1' },
        `const fs = require('node:fs');
        for (const made of ['lib/napi-v8', 'deps/lib']) fs.mkdirSync(made, { recursive: true });
        fs.writeFileSync('lib/napi-v8/tfjs_binding.node', 'not a library');`,
      );
      const kept = path.join(folder, 'cache', `tfjs-node-4.22.0-own-${process.platform}-${process.arch}`);
      assert.deepEqual(fs.readdirSync(path.dirname(kept)), [path.basename(kept)]);
      assert.deepEqual(fs.readdirSync(kept).sort(), ['deps', 'lib']);
      assert.ok(stderr.includes(`remove ${kept} and try again`), stderr);
    });

    it('says that a cache cannot be written, and what to set', () => {
      fs.writeFileSync(path.join(folder, 'file'), '');
      const env = { CXX: process.execPath, npm_config_nodedir: folder, GMIA_CACHE: path.join(folder, 'file', 'cache') };
      const { status, stderr } = install({ PATH: folder, ...env });
      assert.equal(status, 1);
      assert.match(stderr, /- the cache .*: E(NOTDIR|NOENT|EXIST)/);
      assert.match(stderr, /- set GMIA_CACHE to a folder with room for 1\.2 GB that this user may write into/);
    });

    it('downloads nothing that has no checksum unless that is wanted, and says how to want it', () => {
      for (const given of ['', '0', 'no']) {
        const { status, stderr } = install({
          PATH: folder,
          CXX: 'no-such-compiler',
          GMIA_TENSORFLOW_UNVERIFIED: given,
        });
        assert.equal(status, 1);
        assert.doesNotMatch(stderr, /no download today/);
        assert.match(stderr, /own installer: not used, as what it downloads from \S+ cannot be verified/);
        assert.match(stderr, /set GMIA_TENSORFLOW_UNVERIFIED=1 to use it all the same/);
      }
    });

    it('names the compiler that is missing before it downloads anything', function () {
      if (waysFor(process.platform, process.arch).length < 2) this.skip();
      const { stderr } = install({ PATH: folder, CXX: 'no-such-compiler' });
      assert.match(stderr, /C\+\+ compiler: no-such-compiler is not installed/);
      assert.match(stderr, /apt install g\+\+/);
      assert.deepEqual(fs.readdirSync(path.join(folder, 'cache')), []);
    });

    it('says which folder to remove where the cached build does not load', function () {
      if (waysFor(process.platform, process.arch).length < 2) this.skip();
      const cached = path.join(folder, 'cache', `tfjs-node-4.22.0-tensorflow-${wheel.version}-linux-x64`);
      fs.mkdirSync(cached, { recursive: true });
      fs.writeFileSync(path.join(cached, 'tfjs_binding.node'), 'not a library');
      const { status, stderr } = install({ PATH: folder });
      assert.equal(status, 1);
      assert.ok(stderr.includes(`remove ${cached} and try again`), stderr);
    });
  });
});
