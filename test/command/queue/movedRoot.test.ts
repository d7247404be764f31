import assert from 'node:assert/strict';
import { folderHere, movedRoot } from '../../../src/command/queue/movedRoot';

describe('movedRoot', () => {
  it('says what a folder is called here', () => {
    const roots = ['/home/lab=/mnt/lab', '/home=/mnt/home/'].map(movedRoot);
    assert.equal(folderHere('/home/lab/jobs/a', roots), '/mnt/lab/jobs/a');
    assert.equal(folderHere('/home/lab', roots), '/mnt/lab');
    assert.equal(folderHere('/home/laboratory/a', roots), '/mnt/home/laboratory/a');
    assert.equal(folderHere('/scratch/a', roots), '/scratch/a');
    assert.equal(folderHere('/home/lab/a', []), '/home/lab/a');
  });

  it('refuses what is none', () => {
    for (const text of ['', '/a', '/a=', '=/b', 'a=/b', '/a=/b=/c'])
      assert.throws(() => movedRoot(text), /Expected --root as THERE=HERE/, text);
  });
});
