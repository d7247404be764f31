import assert from 'node:assert/strict';
import { loadCancer } from '../../../src/data/load/loadCancer';
import { prepare } from '../../../src/paper/setup/experiment';
import { loadOnce } from '../../../src/paper/setup/loadOnce';
import { temporaryStore } from '../../models/temporaryStore';
import { smallRun } from '../smallRun';

describe('loadOnce', () => {
  temporaryStore();

  it('loads a data set once', async () => {
    let calls = 0;
    const load = () => {
      calls++;
      return loadCancer();
    };
    const [one, other] = await Promise.all([loadOnce(load), loadOnce(load)]);
    assert.equal(one, other);
    assert.equal(await loadOnce(load), one);
    assert.equal(calls, 1);
  });

  it('tries again what could not be loaded', async () => {
    let calls = 0;
    const load = () => (calls++ ? loadCancer() : Promise.reject(new Error('no data')));
    await assert.rejects(loadOnce(load), /no data/);
    assert.equal((await loadOnce(load)).name, (await loadCancer()).name);
  });

  it('is how experiments get theirs', async () => {
    const [one, other] = [await prepare('cancer', smallRun('cancer')), await prepare('cancer', smallRun('cancer'))];
    assert.equal(one.split.dataset, other.split.dataset);
  });
});
