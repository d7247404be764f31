import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareCommand } from '../../../src/command/compare/compareCommand';
import { assertMistake, parse } from '../parse';

describe('gmia compare', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);
  const row = { exhibit: 'T1', setting: 'cancer', metric: 'recall', paper: null, ours: 10, low: 7, high: 13 };
  const claim = { exhibit: 'T1', claim: 'It holds.', holds: true, found: 'f' };
  const far = { ...row, ours: 20, low: 16, high: 24 };
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'gmia-compare-'));
    const write = (name: string, results: object) => writeFileSync(file(name), JSON.stringify(results));
    write('a.json', { seed: 1, rows: [row, { ...row, metric: 'still' }], claims: [claim] });
    write('b.json', { seed: 2, rows: [far, { ...row, metric: 'still' }], claims: [{ ...claim, holds: false }] });
    write('c.json', { seed: 1, rows: [row], claims: [claim] });
  });
  after(() => rmSync(folder, { recursive: true }));

  /** What it prints, and the exit code that it sets. */
  async function compare(...args: string[]): Promise<{ text: string; code: unknown }> {
    let text = '';
    let code: unknown;
    await parse(
      compareCommand(printed => {
        text = printed;
        process.exitCode = undefined;
      }).hook('postAction', () => {
        code = process.exitCode;
      }),
      args.map(one => (one.startsWith('--') ? one : file(one))),
    );
    return { text, code };
  }

  it('prints what differs, what moved and what has another verdict', async () => {
    const { text, code } = await compare('a.json', 'b.json');
    assert.equal(code, undefined);
    assert.match(text, /^A: .*a\.json\nB: .*b\.json\n\nMade with:\n +A +B\n.*\nseed +1 +2\n/);
    assert.match(
      text,
      /moved beyond their intervals:\nexhibit .*moved by\n.*\nT1 +cancer +recall .* 2\n1 of 2 numbers/,
    );
    assert.match(text, /another verdict:\n.*\n.*\nT1 +It holds\. +holds +does NOT hold\n/);
    assert.match(text, /Each has all numbers\.$/);
    assert.doesNotMatch(text, /still|none/);
  });

  it('prints all numbers when asked, also those that not all have', async () => {
    assert.match((await compare('a.json', 'b.json', '--all')).text, /recall .* 2\n.* still .* 0\n/);
    const few = (await compare('a.json', 'c.json')).text;
    assert.match(few, /intervals: none\n0 of 1 .*\n.*one seed.*\n\n.*verdict: none\n\nA lacks 0, B lacks 1 of the 1 /);
    assert.match((await compare('a.json', 'c.json', '--all')).text, /not all have:\n.*\n.*\nT1 .* still .*–$/);
  });

  it('is told as JSON', async () => {
    const { rows, settings, claims } = JSON.parse((await compare('a.json', 'b.json', '--json')).text);
    assert.deepEqual([rows.length, rows[0].far, settings[0].values, claims.length], [1, 2, [1, 2], 1]);
    assert.equal(JSON.parse((await compare('a.json', 'b.json', '--json', '--all')).text).rows.length, 2);
  });

  it('exits with 1 where anything moved, when that is asked for', async () => {
    assert.equal((await compare('a.json', 'b.json', '--strict')).code, 1);
    assert.equal((await compare('a.json', 'c.json', '--strict')).code, undefined);
  });

  it('refuses a single report, and what is none', async () => {
    await assertMistake(compareCommand(), [file('a.json')], /two reports or more/);
    await assertMistake(compareCommand(), [file('a.json'), __filename], /compareCommand\.test\.ts". It cannot be read/);
    await assertMistake(compareCommand(), [file('a.json'), file('no.json')], /no\.json". There is no such file/);
    await assertMistake(compareCommand(), [], /missing required argument/);
  });
});
