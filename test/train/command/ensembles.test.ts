import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { attackDirectly } from '../../../src/attack/attackDirectly';
import { attackIndirectly } from '../../../src/attack/indirect/attackIndirectly';
import { attackByLira } from '../../../src/attack/lira/attackByLira';
import { attackByRmia } from '../../../src/attack/rmia/attackByRmia';
import { attackByShadows } from '../../../src/attack/shadow/attackByShadows';
import { makeToy } from '../../../src/data/load/makeToy';
import { splitForAttack } from '../../../src/data/splitForAttack';
import { auc } from '../../../src/evaluate/auc';
import { storeFolder } from '../../../src/models/store/folder';
import { selectByRule } from '../../../src/select/rules/selectByRule';
import { selectionRules } from '../../../src/select/rules/selectionRules';
import { selectVulnerable } from '../../../src/select/selectVulnerable';
import { trainReferences } from '../../../src/train/trainReferences';
import { trainTargets } from '../../../src/train/trainTargets';
import { temporaryStore } from '../../models/temporaryStore';
import { plainCommand } from './plainCommand';
import { toyReferences } from './toyReferences';

describe('ensembles of a command', () => {
  temporaryStore();
  const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });

  it('are selected from and attacked, but not indirectly', async () => {
    const references = await trainReferences(split, plainCommand(), { models: 8 });
    const targets = await trainTargets(split, plainCommand(), { splits: 3 });
    assert.ok(selectVulnerable(references, split.pool, { delta: 0.5, beta: 1000 }).records.length > 0);
    const chosen = selectByRule(references, split.pool, selectionRules.loss, { count: 10 });
    for (const result of [
      attackDirectly(references, targets, chosen),
      attackByLira(references, targets, chosen),
      attackByRmia(references, targets, chosen),
      await attackByShadows(references, targets, chosen, { steps: 50 }),
    ]) {
      assert.equal(result.score.values.length, 6 * 10);
      assert.ok(auc(result).value! > 0.3, result.name);
    }
    await assert.rejects(attackIndirectly(references, targets, chosen, { queries: 20 }), {
      name: 'RangeError',
      message:
        'Expected models and a trainer that give their weights, got "those of a trainer that keeps them". ' +
        'Such models cannot be trained further: attack them directly.',
    });
  });

  it('keep with their models what a reader has to know', async () => {
    const sure = plainCommand({ answer: 'probabilities', sure: true });
    const train = () => trainReferences(split, sure, { models: 3 });
    for (const { warnings } of [await train(), await train()]) {
      assert.equal(warnings.length, 1);
      assert.match(warnings[0], /^The command gave probabilities of exactly 0/);
    }
  });

  it('lose nothing that is finished when this process is killed, and train none of it twice', async () => {
    const [note, first, second] = ['note', 'first', 'second'].map(name => join(storeFolder(), name));
    const noted = () => (existsSync(note) ? readFileSync(note, 'utf8').trim().split('\n') : []);
    const command = JSON.stringify(plainCommand({ note, hold: { 5: first, 10: second } }));
    const arguments_ = ['--import', 'tsx', join(__dirname, 'fixtures/trainReferences.ts'), command];
    const other = spawn(process.execPath, arguments_, { stdio: 'inherit' });
    await until(() => noted().length === 7); // the process, and models 0 to 5
    other.kill('SIGSTOP'); // it takes over nothing any more
    writeFileSync(first, '');
    await until(() => noted().length === 12); // models 5 to 9 lie there, 10 is not left
    other.kill('SIGKILL');
    await until(() => other.signalCode !== null);
    const script = Number(noted()[0].split(' ')[1]);
    await until(() => !runs(script));
    writeFileSync(second, '');
    const { size } = await toyReferences(JSON.parse(command));
    const names = noted().filter(line => !line.startsWith('process'));
    assert.deepEqual([size, names.length, new Set(names).size], [20, 21, 20], 'model 10 alone was trained twice');
    assert.equal(names[10], names[11]);
    assert.deepEqual(readdirSync(join(storeFolder(), 'jobs')), []);
  });
});

async function until(enough: () => boolean): Promise<void> {
  for (let waited = 0; !enough(); waited++) {
    assert.ok(waited < 3000, 'it takes too long');
    await pause(10);
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const state = `/proc/${pid}/stat`; // where there is such a file, it tells one that is dead and not buried yet
    return !existsSync(state) || !readFileSync(state, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
