import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTensors, removeLeftovers, type Tensors, writeTensors, writeWhole } from '../../../src/models/store/files';
import { temporaryStore } from '../temporaryStore';

const tensors = { a: { shape: [2], values: Float32Array.of(1.5, -2) }, b: { shape: [1, 1], values: Int32Array.of(7) } };
const owner = { model: '3', series: 'x' };

describe('files of the store', () => {
  temporaryStore();
  const at = (name: string) => join(process.env.GMIA_STORE!, name);

  it('are there whole under their name, or not at all', () => {
    writeWhole(at('a'), 'one');
    writeWhole(at('a'), 'two');
    assert.equal(readFileSync(at('a'), 'utf8'), 'two');
    mkdirSync(at('taken/by a folder'), { recursive: true });
    assert.throws(() => writeWhole(at('taken'), 'three')); // the last step fails
    assert.throws(() => writeWhole(at('missing/a'), 'three'), /ENOENT/);
    assert.deepEqual(readdirSync(process.env.GMIA_STORE!).sort(), ['a', 'taken'], 'no temporary file is left');
  });

  it('give tensors back to their owner, with the checksum of what is in them', () => {
    const sha256 = writeTensors(at('t'), tensors, owner);
    assert.deepEqual(readTensors(at('t'), owner), { tensors, sha256 });
    assert.deepEqual(readTensors(at('t'), { series: 'x' }), { tensors, sha256 });
    assert.equal(readTensors(at('none'), owner), undefined);
  });

  it('have another checksum for other values, names and shapes', () => {
    const { a, b } = tensors;
    const all: Tensors[] = [
      tensors,
      { a },
      { c: a, b },
      { a: { ...a, shape: [2, 1] }, b },
      { a: { ...a, values: Float32Array.of(1.5, 2) }, b },
    ];
    assert.equal(new Set(all.map(one => writeTensors(at('t'), one, owner))).size, all.length);
  });

  it('give nothing to another owner', () => {
    writeTensors(at('t'), tensors, owner);
    for (const other of [
      { ...owner, model: '4' },
      { ...owner, records: 'r' },
    ])
      assert.throws(() => readTensors(at('t'), other), /its content does not belong to this model/);
  });

  it('that cannot be read at all are an error, not missing', () => {
    mkdirSync(at('folder'));
    assert.throws(() => readTensors(at('folder'), owner), /EISDIR/);
  });

  it('left by killed processes are removed, once nobody can be writing them any more', () => {
    const [old, recent] = [new Date(Date.now() - 61 * 60e3), new Date(Date.now() - 59 * 60e3)];
    for (const [name, date] of [
      ['a.tmp', old],
      ['b.tmp', recent],
      ['c.safetensors', old],
      ['d.tmp.json', old],
    ] as const) {
      writeFileSync(at(name), '');
      utimesSync(at(name), date, date);
    }
    removeLeftovers(process.env.GMIA_STORE!, [...readdirSync(process.env.GMIA_STORE!), 'already gone.tmp']);
    assert.deepEqual(readdirSync(process.env.GMIA_STORE!).sort(), ['b.tmp', 'c.safetensors', 'd.tmp.json']);
  });
});
