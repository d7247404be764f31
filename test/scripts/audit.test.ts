import assert from 'node:assert/strict';

const { verdict } = require('../../scripts/audit.js');

describe('audit', () => {
  const code = (status: number, stdout: string, stderr = '') => verdict({ status, stdout, stderr }).code;

  it('passes on what npm finds', () => {
    const all = 'audited 279 packages in 4s\n\n279 packages have verified registry signatures\n';
    assert.deepEqual(verdict({ status: 0, stdout: all, stderr: '' }), { code: 0, text: all.trim() });
    const one = 'audited 1 package in 1s\n\n1 package has an invalid registry signature:\n\na@1.0.0\n';
    assert.deepEqual(verdict({ status: 1, stdout: one, stderr: '' }), { code: 1, text: one.trim() });
    assert.equal(code(1, 'audited 279 packages in 4s\n\n2 packages have missing registry signatures\n'), 1);
  });

  it('says plainly where nothing was compared, and why', () => {
    const stderr = 'npm error code ENOTFOUND\nnpm error network request to the keys failed, reason: ENOTFOUND\n';
    const { code: exit, text } = verdict({ status: 1, stdout: '', stderr });
    assert.equal(exit, 3);
    assert.match(text, /^The registry here does not give signatures: nothing was compared \(.*ENOTFOUND.*\)\.\n/);
    const none = 'npm error found no dependencies to audit that were installed from a supported registry\n';
    for (const [stdout, said] of [
      ['', none],
      ['', ''],
      ['audited 0 packages in 0s\n', ''],
    ])
      assert.equal(code(0, stdout, said), 3);
  });
});
