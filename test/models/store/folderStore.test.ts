import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { storeFolder } from '../../../src/models/store/folder';
import { folderStore } from '../../../src/models/store/folderStore';
import { temporaryStore } from '../temporaryStore';

describe('folderStore', () => {
  temporaryStore();
  const at = (...path: string[]) => join(process.env.GMIA_STORE!, ...path);
  const open = () => folderStore(process.env.GMIA_STORE!);
  const text = (content: string) => Buffer.from(content);

  it('has each object as a file of that name, whole or not at all', () => {
    open().put('a/b.json', text('one'));
    open().put('a/b.json', text('two'));
    assert.equal(readFileSync(at('a/b.json'), 'utf8'), 'two');
    mkdirSync(at('a/taken/by a folder'), { recursive: true });
    assert.throws(() => open().put('a/taken', text('three'))); // the last step fails
    assert.deepEqual(readdirSync(at('a')).sort(), ['b.json', 'taken'], 'no temporary file is left');
  });

  it('throws where a file cannot be read at all, instead of calling it missing', () => {
    mkdirSync(at('a/b'), { recursive: true });
    assert.throws(() => open().get('a/b'), /EISDIR/);
  });

  it('is empty where there is no folder, which it makes when something is put there', () => {
    const store = folderStore(at('none', 'yet'));
    assert.deepEqual([store.list(''), store.get('a/b')], [[], undefined]);
    store.delete('a/');
    store.put('a/b', text('one'));
    assert.equal(readFileSync(at('none/yet/a/b'), 'utf8'), 'one');
  });

  it('makes its folders again when they were removed', () => {
    const store = folderStore(at('mine'));
    store.put('a/b', text('one'));
    rmSync(at('mine'), { recursive: true });
    store.put('a/b', text('two'));
    assert.equal(readFileSync(at('mine/a/b'), 'utf8'), 'two');
  });

  it('is in the home of the user where its path begins with ~, and nowhere where it is that of another', () => {
    assert.equal(folderStore('~/models').path, join(homedir(), 'models'));
    assert.equal(folderStore('~').path, homedir());
    assert.equal(folderStore('./~').path, resolve('~'));
    assert.equal(folderStore('a~').path, resolve('a~'));
    assert.throws(() => folderStore('~eve/models'), {
      name: 'RangeError',
      message: /^Expected the folder of a store to be a path, got "~eve\/models"\. Write out the home of another user/,
    });
    process.env.GMIA_STORE = '~/models'; // put back after the test
    assert.equal(storeFolder(), join(homedir(), 'models'));
  });

  it('is kept out of git where it is in a folder .gmia, and leaves a .gitignore there alone', () => {
    folderStore(at('.gmia/store')).put('a/b', text('one'));
    assert.equal(readFileSync(at('.gmia/.gitignore'), 'utf8'), '*\n');
    writeFileSync(at('.gmia/.gitignore'), 'mine');
    rmSync(at('.gmia/store'), { recursive: true });
    folderStore(at('.gmia/store')).put('a/b', text('two'));
    assert.equal(readFileSync(at('.gmia/.gitignore'), 'utf8'), 'mine');
    assert.deepEqual(readdirSync(at()), ['.gmia']);
  });

  it('leaves alone what else is in its folder', () => {
    writeFileSync(at('file'), '');
    mkdirSync(at('a/folder'), { recursive: true });
    mkdirSync(at('empty'));
    writeFileSync(at('a/my photograph'), '');
    symlinkSync(tmpdir(), at('link'));
    const store = open();
    store.put('a/b', text('one'));
    assert.deepEqual(
      store.list('').map(({ key }) => key),
      ['a/b'],
    );
    for (const group of ['a', 'empty', 'link', 'file']) store.delete(group);
    assert.deepEqual(readdirSync(at()).sort(), ['a', 'empty', 'file', 'link']);
    assert.deepEqual(readdirSync(at('a')).sort(), ['folder', 'my photograph']);
  });

  it('removes the folder of a group that it has emptied', () => {
    open().put('a/b', text('one'));
    open().delete('a/');
    assert.deepEqual(readdirSync(at()), []);
  });
});
