import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandSpec, checkCommand, storedCommand } from '../../../src/train/command/commandSpec';
import { trainerFor } from '../../../src/train/trainers';

describe('a command', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'gmia-command-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('is refused with the field that is wrong', () => {
    const refuse = (spec: object, message: RegExp) =>
      assert.throws(() => checkCommand(spec as CommandSpec), { name: 'RangeError', message });
    checkCommand({ train: ['python', 'train.py'], version: 2, settings: { rate: [0.1, null] }, block: 3, cwd: folder });
    const train = ['python'];
    refuse({ train: 'python train.py' }, /train to be a program and its arguments, got "python train\.py"\. Write \[/);
    refuse({ train: [] }, /a program and its arguments, got "\[\]"/);
    refuse({ train: [''] }, /a program and its arguments, got "\[\\"\\"\]"/);
    refuse({ train: ['python', 3] }, /a program and its arguments, got "\[\\"python\\",3\]"/);
    refuse({ train, steps: 3 }, /the fields train, .*, got "steps"\. What is for the program goes into `settings`/);
    refuse({ train, version: {} }, /version to be a text or a number, got "\{\}"/);
    for (const settings of [() => 1, { rate: NaN }, { at: new Date(0) }, { some: [new Map()] }, 1n])
      refuse({ train, settings }, /settings that JSON can express/);
    refuse({ train, block: 0 }, /block to be a whole number of at least 1, got 0/);
    refuse({ train, processes: 1.5 }, /processes to be a whole number of at least 1, got 1\.5/);
    refuse({ train, timeout: 0 }, /timeout to be a number .*, got 0\. It is in seconds/);
    refuse({ train, cwd: join(folder, 'nowhere') }, /a folder as cwd, got ".*nowhere"/);
    refuse({ train, cwd: 3 }, /cwd to be the path of a folder, got 3/);
    refuse({ train, env: 'HOME' }, /env to be a list of names, got "HOME"/);
  });

  it('is known by its field `train`, also where that is wrong', () => {
    for (const train of [['python'], 'python train.py'])
      assert.equal(trainerFor({ train } as CommandSpec).name, 'command');
    assert.throws(() => trainerFor({ train: () => {} } as object), /a spec that a trainer takes, got "one with train"/);
  });

  it('makes other models when a file changes that it names, not when they are shared out otherwise', () => {
    const script = join(folder, 'train.py');
    writeFileSync(script, 'print(1)');
    const spec = { train: ['python', 'train.py', 'nothing.py', '.'], version: '1', cwd: folder };
    const stored = storedCommand(spec);
    assert.deepEqual(Object.keys(stored.files as object), ['train.py']);
    assert.deepEqual(storedCommand({ ...spec, block: 3, processes: 2, timeout: 1, env: [] }), stored);
    for (const other of [{ version: '2' }, { settings: 3 }, { train: ['python', 'train.py'] }])
      assert.notDeepEqual(storedCommand({ ...spec, ...other }), stored);
    writeFileSync(script, 'print(2)');
    assert.notDeepEqual(storedCommand(spec), stored);
  });
});
