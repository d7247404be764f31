import assert from 'node:assert/strict';
import { checkManifest } from '../../../src/models/files/gmiaManifest';

describe('checkManifest', () => {
  const target = { losses: 'losses.npy' };
  const refuses = (files: unknown, message: RegExp) =>
    assert.throws(() => checkManifest(files, 'gmia.json'), { name: 'RangeError', message });

  it('gives back what it accepts', () => {
    const files = {
      version: 1,
      name: 'mine',
      reference: { logits: { file: 'all.npz', array: 'a' }, membership: 'm.npy' },
      target,
      labels: 'y.npy',
      ids: 'ids.npy',
      classes: ['-', '+'],
      roles: { pool: [0, 1], adversary: 'a.npy' },
    };
    assert.deepEqual(checkManifest(files, ''), files);
  });

  it('names fields that are unknown, wrong, missing or too many', () => {
    refuses({ target, lables: 'y.npy' }, /gmia\.json to say which files .*, got "Unrecognized key: .*lables/);
    refuses({ target: { ...target, members: 'm.npy' } }, /target: Unrecognized key: .*members/);
    refuses({ target, version: 2 }, /version: Invalid input/);
    refuses({ target, labels: 3 }, /labels: Invalid input/);
    refuses({ target, roles: { pool: [0, -1], adversary: [2] } }, /roles\.pool/);
    refuses({ target, roles: { pool: [0] } }, /roles\.adversary/);
    refuses({ target: { membership: 'm.npy' } }, /target: Expected one of logits, .*, got none/);
    refuses({ target: { ...target, logits: 'z.npy' } }, /target: Expected one of .*, got logits and losses/);
    refuses({ labels: 'y.npy' }, /Expected reference, target or both, got neither/);
    refuses(undefined, /Invalid input/);
    refuses([], /Invalid input/);
  });
});
