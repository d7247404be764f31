import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { share } from '../../../src/evaluate/evaluation';
import { compare, reportClaims, shareOf } from '../../../src/paper/report/claim';
import { reportRows } from '../../../src/paper/report/row';

describe('compare', () => {
  it('tells what is beyond luck, either way', () => {
    assert.equal(compare(share(86, 119), share(591, 633)), true); // the paper's table 4
    assert.equal(compare(share(591, 633), share(86, 119)), false);
    assert.equal(compare(share(0, 50), share(7, 50)), true); // the paper's table 3, Adult
  });
  it('does not tell what may be luck, or where there is nothing to count', () => {
    assert.equal(compare(share(26, 39), share(8, 9)), null);
    assert.equal(compare(share(5, 10), share(5, 10)), null);
    assert.equal(compare(share(0, 0), share(5, 10)), null);
    assert.equal(compare(share(5, 10), share(0, 0)), null);
  });
  it('is seldom wrong where both shares are the same', () => {
    // Every outcome of twice 12 trials with probability 0.3 of each, weighed: Newcombe's interval should hold in
    // about 95 % of cases.
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    const weight = (k: number) => choose(12, k) * 0.3 ** k * 0.7 ** (12 - k);
    let wrong = 0;
    for (let a = 0; a <= 12; a++)
      for (let b = 0; b <= 12; b++) if (compare(share(a, 12), share(b, 12)) !== null) wrong += weight(a) * weight(b);
    assert.ok(wrong > 0 && wrong < 0.05, `${wrong}`);
  });
  it('tells more where the errors of both shares go together, and less where they are opposed', () => {
    const [before, after] = [share(26, 60), share(36, 60)];
    assert.deepEqual(
      [-0.9, 0, 0.9].map(correlation => compare(before, after, correlation)),
      [null, null, true],
    );
    assert.equal(compare(after, before, 0.9), false);
    assert.equal(compare(before, before, 1), null);
  });
  it('takes shares from rows', () => {
    const base = { exhibit: 'T1', setting: 'adult', metric: 'recall', paper: null };
    const { value, low, high, trials } = share(3, 9);
    assert.deepEqual(shareOf({ ...base, ours: value, low, high, n: trials }), { value, low, high, trials });
    assert.equal(shareOf({ ...base, ours: null, note: 'No guess.' }).value, null);
  });
});

describe('reportRows and reportClaims', () => {
  let folder: string;
  let before: string | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gmia-report-'));
    before = process.env.GMIA_OUT;
  });
  afterEach(() => {
    if (before === undefined) delete process.env.GMIA_OUT;
    else process.env.GMIA_OUT = before;
    rmSync(folder, { recursive: true, force: true });
  });
  const row = { exhibit: 'T1', setting: 'adult', metric: 'selected', paper: 13, ours: 1 };

  it('leave files of their own, replaced when handed over again', () => {
    process.env.GMIA_OUT = folder;
    reportRows('T1', [row]);
    reportClaims('T1', [{ claim: 'old', holds: true, found: '' }]);
    reportClaims('T1', [
      { claim: 'a', holds: null, found: 'b' },
      { claim: 'c', holds: true, found: 'd', own: true },
    ]);
    assert.deepEqual(JSON.parse(readFileSync(join(folder, 'rows', 'T1.json'), 'utf8')), [row]);
    assert.deepEqual(JSON.parse(readFileSync(join(folder, 'claims', 'T1.json'), 'utf8')), [
      { exhibit: 'T1', claim: 'a', holds: null, found: 'b' },
      { exhibit: 'T1', claim: 'c', holds: true, found: 'd', own: true },
    ]);
    assert.deepEqual(
      [readdirSync(join(folder, 'claims')), readdirSync(join(folder, 'rows'))],
      [['T1.json'], ['T1.json']],
    );
  });
  it('do nothing where no report is being made', () => {
    delete process.env.GMIA_OUT;
    reportRows('T1', [row]);
    reportClaims('T1', []);
    assert.ok(!existsSync('rows') && !existsSync('claims'));
  });

  it('write nowhere else, whatever the name', () => {
    for (const out of [folder, undefined]) {
      if (out) process.env.GMIA_OUT = out;
      else delete process.env.GMIA_OUT;
      for (const name of ['../../x', '/tmp/x', 'a/b', '..', '', '.hidden', 'a b', 5, null, undefined]) {
        assert.throws(() => reportRows(name as string, [row]), /^RangeError: Expected a name of letters, digits/);
        assert.throws(() => reportClaims(name as string, []), /^RangeError: Expected a name of letters, digits/);
      }
      for (const rows of [null, 5, {}, Promise.resolve([row])])
        assert.throws(() => reportRows('T1', rows as never), /^RangeError: Expected rows to be an array/);
      assert.throws(
        () => reportRows('T1', [row, { ours: 1 } as never]),
        /rows\[1\] to be a row, got an object with ours/,
      );
      assert.throws(() => reportClaims('T1', 5 as never), /claims to be an array/);
    }
    assert.deepEqual(readdirSync(folder), []);
  });
});
