import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import { answerFolder } from '../../../src/models/files/answerFolder';
import { AnswerReader } from '../../../src/models/files/answerReader';
import { encodeSafetensors } from '../../../src/models/store/safetensors';
import { npy, temporaryFolder } from './temporaryFolder';

const array = npy(Float64Array.of(1, 2), [1, 2]);
const npz = (...names: string[]) => Buffer.from(zipSync(Object.fromEntries(names.map(name => [`${name}.npy`, array]))));
const table = (kinds: string[]) => ['kind,model,record,loss', ...kinds.map(kind => `${kind},0,0,1`)].join('\n');

describe('answerFolder', () => {
  const folder = temporaryFolder();
  const look = (files: Record<string, Buffer | string>) => {
    const path = folder(files);
    return answerFolder(path, new AnswerReader(path));
  };
  const finds = async (files: Record<string, Buffer | string>, wanted: object, unused: string[] = []) => {
    const found = await look(files);
    assert.deepEqual(JSON.parse(JSON.stringify(found)), { files: wanted, unused });
  };
  const refuses = (files: Record<string, Buffer | string>, message: RegExp) =>
    assert.rejects(look(files), { name: 'RangeError', message });

  it('knows files by their names, in whatever format', () =>
    finds(
      {
        'reference_logits.npy': array,
        'target_losses.csv': '',
        'Reference_Membership.npz': npz('arr_0'),
        'target_memberships.npy': array,
        'labels.npy': array,
        'ids.npy': array,
        'pool.npy': array,
        'adversary.npy': array,
        'notes.txt': '',
      },
      {
        reference: { logits: 'reference_logits.npy', membership: 'Reference_Membership.npz' },
        target: { losses: 'target_losses.csv', membership: 'target_memberships.npy' },
        labels: 'labels.npy',
        ids: 'ids.npy',
        roles: { pool: 'pool.npy', adversary: 'adversary.npy' },
      },
    ));

  it('knows arrays of archives by theirs', async () => {
    const reference = { logits: { file: 'all.npz', array: 'reference_logits' } };
    await finds({ 'all.npz': npz('reference_logits', 'other') }, { reference });
    const tensors = encodeSafetensors({ target_losses: { shape: [1, 1], values: Float32Array.of(1) } }, {});
    await finds(
      { 'x.safetensors': tensors },
      { target: { losses: { file: 'x.safetensors', array: 'target_losses' } } },
    );
  });

  it('takes what Privacy Meter calls memberships for the only models there are', () =>
    finds(
      { 'target_losses.npy': array, 'memberships.npy': array },
      { target: { losses: 'target_losses.npy', membership: 'memberships.npy' } },
    ));

  it('takes a table of both kinds for both', async () => {
    await finds(
      { 'losses.csv': table(['target', 'reference']) },
      { reference: { losses: 'losses.csv' }, target: { losses: 'losses.csv' } },
    );
    await finds({ 'losses.csv': table(['target']) }, { target: { losses: 'losses.csv' } });
  });

  it('leaves aside what has other names, and says so', () =>
    finds(
      { 'target_losses.npy': array, 'target_loses.npy': array, 'data.npz': npz('x', 'y') },
      { target: { losses: 'target_losses.npy' } },
      ['data.npz', 'target_loses.npy'],
    ));

  it('refuses two arrays for the same thing, naming both', async () => {
    const target = { 'target_losses.npy': array };
    await refuses(
      { ...target, 'target_losses.npz': npz('arr_0') },
      /one array target_losses .*, got "target_losses\.npy and target_losses\.npz"/,
    );
    await refuses(
      { ...target, 'target_logits.npy': array },
      /target: Expected one of logits, .*, got logits and losses/,
    );
    await refuses(
      { ...target, 'a.npz': npz('labels', 'x'), 'labels.npy': array },
      /got "labels of a\.npz and labels\.npy"/,
    );
    await refuses(
      { ...target, 'losses.csv': table(['target']) },
      /one array of losses of target models, got "target_losses\.npy and losses\.csv"/,
    );
    await refuses(
      { ...target, 'target_membership.npy': array, 'memberships.npy': array },
      /one array of membership of target models/,
    );
  });

  it('refuses names of which it is not clear what they are about, naming the choices', async () => {
    await refuses(
      { 'logits.npy': array },
      /reference_logits or target_logits, or a table with a column kind, got "logits\.npy"/,
    );
    await refuses(
      { 'reference_losses.npy': array, 'target_losses.npy': array, 'memberships.npy': array },
      /reference_memberships and target_memberships, got "memberships\.npy"/,
    );
    await refuses({ 'target_losses.npy': array, 'pool.npy': array }, /both pool and adversary, got "pool alone"/);
    await refuses({ 'labels.npy': array }, /answers in .*: files such as reference_logits\.npy .*, got "labels\.npy"/);
    await refuses({}, /got "an empty folder"/);
  });
});
