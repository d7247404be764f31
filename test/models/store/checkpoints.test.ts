import assert from 'node:assert/strict';
import { copyFileSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Checkpoints } from '../../../src/models/store/checkpoints';
import { storeFolder } from '../../../src/models/store/folder';
import { folderStore } from '../../../src/models/store/folderStore';
import { defaultStore } from '../../../src/models/store/inventory';
import { memoryStore } from '../../../src/models/store/memoryStore';
import type { Store } from '../../../src/models/store/objects';
import { fingerprintOf, type Settings } from '../../../src/models/store/settings';
import { encodeTensors, type Tensors, tensorOf } from '../../../src/models/store/tensors';
import { temporaryStore } from '../temporaryStore';

const model = (first: number) => ({
  0: { shape: [2, 2], values: Float32Array.of(first, 0.5, -3, 7) },
  sample: { shape: [3], values: Int32Array.of(9, 9, 1) },
});

/** The checksum of the first model, by which its logits name it. */
const hashOfModel = encodeTensors(model(1), {}).sha256;

describe('Checkpoints', () => {
  temporaryStore();
  const settings = { kind: 'reference', seed: 1, architecture: { layers: [], rate: 0.1 } };
  const open = (some: Settings, name?: string) => new Checkpoints(defaultStore(), some, name).open();
  const file = (store: Checkpoints, index: number) => join(store.folder, `${index}.safetensors`);

  it('lies in GMIA_STORE, by default in the project', () => {
    assert.equal(open(settings).folder.startsWith(storeFolder()), true);
    assert.equal(storeFolder(), process.env.GMIA_STORE);
    delete process.env.GMIA_STORE;
    assert.equal(storeFolder(), resolve(__dirname, '../../../.gmia/store'));
  });

  it('leaves the store as it is until it is opened, and tells how many models are there', () => {
    const store = new Checkpoints(defaultStore(), settings);
    assert.equal(store.count(5), 0);
    assert.deepEqual(readdirSync(process.env.GMIA_STORE!), []);
    for (const index of [0, 3, 7]) store.save(index, model(1));
    store.saveLogits(0, 'a'.repeat(64), Float32Array.of(1, 2), 2);
    assert.deepEqual([store.count(1), store.count(5), open(settings).count(100)], [1, 2, 3]);
  });

  it('gives back what was saved, also to another run', () => {
    const store = open(settings);
    assert.equal(store.load(0), undefined);
    store.save(0, model(1));
    store.save(1, model(2));
    store.save(0, model(3));
    assert.deepEqual(store.load(0), model(3));
    assert.deepEqual(open(settings).load(1), model(2));
    assert.deepEqual(store.warnings, []);
  });

  it('leaves whole files only, and the settings in plain text', () => {
    const store = open(settings);
    store.save(12, model(1));
    assert.deepEqual(readdirSync(store.folder).sort(), ['12.safetensors', 'settings.json']);
    assert.deepEqual(JSON.parse(readFileSync(join(store.folder, 'settings.json'), 'utf8')), { name: '', settings });
  });

  it('keeps settings apart, however small the difference', () => {
    const others = [
      { ...settings, seed: 2 },
      { ...settings, kind: 'target' },
      { ...settings, architecture: { layers: [], rate: 0.10000001 } },
    ];
    const stores = [settings, ...others].map(one => open(one));
    assert.equal(new Set(stores.map(store => store.folder)).size, 4);
    stores[0].save(0, model(1));
    assert.ok(stores.slice(1).every(store => store.load(0) === undefined));
  });

  it('does not use a damaged file, and warns', () => {
    const damages: [string, (path: string) => void][] = [
      ['cut short', path => truncateSync(path, readFileSync(path).length - 5)],
      ['empty', path => truncateSync(path, 0)],
      ['no safetensors file', path => writeFileSync(path, 'nothing of the kind, but long enough for a header')],
      [
        'one bit flipped',
        path => {
          const bytes = readFileSync(path);
          bytes[bytes.length - 20] ^= 1;
          writeFileSync(path, bytes);
        },
      ],
      ['that of another model', path => copyFileSync(path.replace('0.safe', '1.safe'), path)],
    ];
    for (const [name, damage] of damages) {
      const store = open(settings);
      store.save(0, model(1));
      store.save(1, model(2));
      damage(file(store, 0));
      assert.equal(store.load(0), undefined, name);
      assert.equal(store.warnings.length, 1, name);
      assert.match(
        store.warnings[0],
        /^Stored model .*0\.safetensors was not usable \(.+\); it is trained again\.$/,
        name,
      );
      assert.deepEqual(store.load(1), model(2), name);
    }
  });

  it('says once of many damaged files how many there are, and which is the first', () => {
    const store = open(settings);
    for (let i = 0; i < 5; i++) {
      store.save(i, model(i));
      store.saveLogits(i, 'a'.repeat(64), new Float32Array(4), 2);
      for (const name of [`${i}`, `${i}.${'a'.repeat(12)}`]) truncateSync(join(store.folder, `${name}.safetensors`), 9);
    }
    for (let i = 0; i < 5; i++)
      assert.deepEqual([store.load(i), store.loadLogits(i, 'a'.repeat(64))], [undefined, undefined]);
    assert.equal(store.load(0), undefined); // again
    assert.deepEqual(
      store.warnings.map(text => text.replace(store.folder, '…')),
      [
        '5 stored models were not usable, they are trained again; the first is …/0.safetensors (not a whole ' +
          'safetensors file: the header is cut off).',
        '5 files with stored logits were not usable, they are computed again; the first is ' +
          '…/0.aaaaaaaaaaaa.safetensors (not a whole safetensors file: the header is cut off).',
      ],
    );
  });

  it('does not use a file without a tensor that it should have, though it is whole', () => {
    const [records, sha256] = ['a'.repeat(64), hashOfModel];
    const store = open(settings);
    store.save(0, model(1));
    const write = (name: string, owner: Record<string, string>) =>
      store.store.put(
        `${store.id}/${name}.safetensors`,
        encodeTensors({ other: model(1).sample }, { fingerprint: fingerprintOf(settings), ...owner }).content,
      );
    write(`0.${records.slice(0, 12)}`, { index: '0', records, model: sha256 });
    assert.equal(store.loadLogits(0, records), undefined);
    const again = open(settings);
    write('0', { index: '0' });
    const check = (tensors: Tensors) => void tensorOf(tensors, 'sample');
    assert.equal(again.load(0, check), undefined);
    assert.deepEqual(
      [...store.warnings, ...again.warnings].map(text => /\((.*)\)/.exec(text)?.[1]),
      ['it has no tensor logits', 'it has no tensor sample'],
    );
  });

  it('opens with warnings and settings that are damaged', () => {
    for (const text of ['no JSON', '{}', 'null', '[1]', '"text"', '']) {
      const store = open(settings);
      writeFileSync(join(store.folder, 'warnings.json'), text);
      writeFileSync(join(store.folder, 'settings.json'), text);
      const again = open(settings);
      assert.equal(again.warnings.length, 1, text);
      assert.match(
        again.warnings[0],
        /^What was to be said of models in .*warnings\.json was not usable \(.+\); it is lost/,
      );
      again.keepWarning('said');
      assert.deepEqual(open(settings).warnings, ['said']);
    }
  });

  describe('goes on with a store', () => {
    const error = (code: string) => Object.assign(new Error(`${code}: no`), { code });
    /** A store that takes nothing any more after so many files. */
    const failing = (after: number, code: string): Store => {
      const inner = memoryStore();
      const refuse = () => {
        throw error(code);
      };
      return { ...inner, put: (...args) => (after-- > 0 ? inner.put(...args) : refuse()), delete: refuse };
    };

    it('that is full: says so once, with what to do, and keeps logits and numbers for itself', () => {
      const store = new Checkpoints(failing(2, 'ENOSPC'), settings).open();
      for (let i = 0; i < 3; i++) store.save(i, model(i));
      store.saveLogits(2, 'a'.repeat(64), Float32Array.of(1, 2), 2);
      store.keepWarning('of the trainer');
      assert.deepEqual(store.loadLogits(2, 'a'.repeat(64)), Float32Array.of(1, 2));
      store.remember('a', 3, () => Int32Array.of(7));
      assert.deepEqual(
        store.remember('a', 3, () => Int32Array.of(8)),
        Int32Array.of(7),
      );
      assert.deepEqual([store.load(0), store.load(2)], [model(0), undefined]);
      assert.deepEqual(store.warnings, [
        'of the trainer',
        'The store that was handed in did not take 5 files (ENOSPC: no): what was computed is not kept, and is ' +
          'computed again next time. Make room by npm run clean-store, or name another folder in GMIA_STORE.',
      ]);
    });

    it('that can only be read: says nothing as long as all is there', () => {
      const inner = memoryStore();
      const writer = new Checkpoints(inner, settings);
      writer.save(0, model(1));
      writer.remember('a', 1, () => Int32Array.of(7));
      const readOnly: Store = { ...failing(0, 'EROFS'), get: inner.get, list: inner.list };
      const reader = new Checkpoints(readOnly, settings).open();
      assert.deepEqual(reader.load(0), model(1));
      assert.deepEqual(
        reader.remember('a', 1, () => Int32Array.of(8)),
        Int32Array.of(7),
      );
      assert.deepEqual(reader.warnings, []);
      reader.save(1, model(2));
      assert.match(reader.warnings[0], /did not take a file \(EROFS: no\)/);
    });

    it('but for one that is not there and cannot be made, which is said before anything is trained', () => {
      writeFileSync(join(process.env.GMIA_STORE!, 'file'), '');
      const folders = ['file', 'file/below'].map(path => join(process.env.GMIA_STORE!, path));
      if (process.platform === 'linux') folders.push('/proc/none', '/proc/none/below');
      for (const folder of folders) {
        assert.throws(
          () => new Checkpoints(folderStore(folder), settings).open(),
          (thrown: Error) => {
            assert.equal(thrown.name, 'StoreError');
            assert.ok(thrown.message.startsWith(`The folder ${folder} of the store cannot be made (`), thrown.message);
            assert.match(thrown.message, /Name another one in GMIA_STORE\.$/);
            return true;
          },
        );
      }
    });
  });

  it('does not use a model of other settings', () => {
    const [store, other] = [open(settings), open({ ...settings, seed: 2 })];
    other.save(0, model(1));
    copyFileSync(file(other, 0), file(store, 0));
    assert.equal(store.load(0), undefined);
    assert.match(store.warnings[0], /its content does not belong to this model/);
  });

  it('goes on when the store is cleaned meanwhile', () => {
    const store = open(settings, 'cancer');
    store.save(0, model(1));
    rmSync(store.folder, { recursive: true });
    assert.equal(store.load(0), undefined);
    store.save(1, model(2));
    assert.deepEqual(readdirSync(store.folder).sort(), ['1.safetensors', 'settings.json']);
    assert.deepEqual(store.warnings, []);
  });

  it('removes what a killed process left half written long ago', () => {
    const store = open(settings);
    const long = new Date(Date.now() - 2 * 3600e3);
    const left = `${file(store, 0)}.1234.tmp`;
    writeFileSync(left, 'half a model');
    utimesSync(left, long, long);
    assert.deepEqual(readdirSync(open(settings).folder), ['settings.json']);
  });

  describe('keeps logits', () => {
    const records = 'a'.repeat(64);
    const others = `${'b'.repeat(12)}${'a'.repeat(52)}`;
    const logits = (first: number) => Float32Array.of(first, 2, 3, 4, 5, 6);
    const logitsFile = (store: Checkpoints, index: number) =>
      join(store.folder, `${index}.${records.slice(0, 12)}.safetensors`);
    /** A store with two models and their logits, opened again. */
    const opened = () => {
      const store = open(settings);
      [0, 1].forEach(i => {
        store.save(i, model(i));
        store.saveLogits(i, records, logits(i), 2);
      });
      const again = open(settings);
      [0, 1].forEach(i => again.load(i));
      return again;
    };

    it('of each model on each set of records', () => {
      const store = opened();
      assert.equal(store.loadLogits(0, others), undefined);
      store.saveLogits(0, others, logits(9), 3);
      assert.deepEqual([store.loadLogits(0, records), store.loadLogits(1, records)], [logits(0), logits(1)]);
      assert.deepEqual(store.loadLogits(0, others), logits(9));
      assert.deepEqual(store.warnings, []);
    });

    it('but uses no damaged file, and none of another model, other records or weights it no longer has', () => {
      const damages: [string, (store: Checkpoints) => void][] = [
        ['cut short', store => truncateSync(logitsFile(store, 0), readFileSync(logitsFile(store, 0)).length - 3)],
        ['empty', store => truncateSync(logitsFile(store, 0), 0)],
        ['of another model', store => copyFileSync(logitsFile(store, 1), logitsFile(store, 0))],
        ['a model', store => copyFileSync(file(store, 0), logitsFile(store, 0))],
        [
          'of records with a similar name',
          store => {
            store.saveLogits(0, others, logits(0), 2);
            copyFileSync(logitsFile(store, 0).replace(records.slice(0, 12), others.slice(0, 12)), logitsFile(store, 0));
          },
        ],
        ['of other weights', store => store.save(0, model(7))],
      ];
      for (const [name, damage] of damages) {
        const store = opened();
        damage(store);
        assert.equal(store.loadLogits(0, records), undefined, name);
        assert.equal(store.warnings.length, 1, name);
        assert.match(
          store.warnings[0],
          /^Stored logits in .*0\.a+\.safetensors was not usable \(.+\); they are computed again\.$/,
          name,
        );
        assert.deepEqual(store.loadLogits(1, records), logits(1), name);
      }
    });
  });

  describe('remembers numbers that follow from models', () => {
    const opened = (saved = 3) => {
      const store = open(settings);
      for (let i = 0; i < saved; i++) store.save(i, model(i));
      return store;
    };
    /** What is remembered, or −1 where it had to be computed. */
    const known = (store: Checkpoints, name: string, models: number) =>
      store.remember(name, models, () => Int32Array.of(-1))[0];

    it('under a name, for these models only', () => {
      opened().remember('a', 2, () => Int32Array.of(7));
      opened().remember('b', 2, () => Float64Array.of(1 / 3));
      assert.deepEqual(
        opened().remember('b', 2, () => Float64Array.of(0)),
        Float64Array.of(1 / 3),
      );
      assert.deepEqual([known(opened(), 'a', 2), known(opened(), 'c', 2), known(opened(), 'a', 3)], [7, -1, -1]);
      const changed = opened();
      changed.save(1, model(9));
      assert.equal(known(changed, 'a', 2), -1, 'of other weights');
    });

    it('but computes them again, with a warning, where the file is damaged', () => {
      const store = opened();
      store.remember('a', 2, () => Int32Array.of(7));
      const [name] = readdirSync(store.folder).filter(one => one.startsWith('numbers.'));
      truncateSync(join(store.folder, name), 50);
      assert.equal(known(store, 'a', 2), -1);
      assert.match(store.warnings[0], /^What follows from models in .* was not usable \(.+\); it is computed again\.$/);
    });
  });
});
