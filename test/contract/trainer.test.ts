import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TrainerSubject, trainer, trainerContract } from '../../src/contract/trainer';
import { smallData, smallNetwork } from '../../src/contract/training';
import { rows } from '../../src/core/matrix';
import type { Layer } from '../../src/models/architecture';
import type { LayersModelSpec } from '../../src/models/tensor/layersModelSpec';
import { networksByCommand } from '../../src/train/command/networksByCommand';
import { here } from '../../src/train/execute/here';
import type { Trainer } from '../../src/train/trainer';
import { trainerOf } from '../../src/train/trainers';
import { temporaryStore } from '../models/temporaryStore';
import { fitted, normalised } from '../models/tensor/layersModelSpecs';
import { plainCommand } from '../train/command/plainCommand';
import { runTask } from '../train/runTask';
import { small, smallRecords } from '../train/wideAndDeep/small';
import { itHolds } from './itHolds';

const networks = join(__dirname, '../train/command/fixtures/plain_networks.py');

const convolutional: Layer[] = [
  { type: 'conv2d', filters: 2, kernel: 2, activation: 'relu' },
  { type: 'dropout', rate: 0.3 },
];

/** Keeps its weights, and gives in the place of logits something that follows from them. */
const shut: Trainer = {
  name: 'test: shut contract',
  version: 1,
  gives: 'logits',
  check: () => {},
  train: async ({ spec, data, jobs, ask }, { onModel, onSteps }, signal) => {
    for (const [at, job] of jobs.entries()) {
      const [weights] = await runTask(here, 'dense', spec, data, [job], { onSteps }, signal);
      const logits = ask.map(inputs => new Float32Array(rows(inputs) * data.classes).fill(weights[0][0]));
      await onModel(at, { logits });
    }
  },
};

describe('every trainer', () => {
  temporaryStore();
  itHolds(trainerContract, {
    dense: subject('dense'),
    layers: subject('layers'),
    'layers, convolutional': subject('layers', convolutional),
    'processes, convolutional': subject('processes', convolutional),
    command: { trainer: trainerOf('command'), spec: plainCommand(), data: smallData() },
    'networks by a command': { ...subject('dense'), trainer: networksByCommand({ train: ['python3', networks] }) },
    'layersModel, with moving averages and dropout': layersSubject(normalised),
    'layersModel, trained by a function': layersSubject(fitted),
    wideAndDeep: { trainer: trainerOf('wideAndDeep'), spec: small, data: smallRecords() },
    'one that keeps its weights': { ...subject('dense'), trainer: shut },
  });
});

describe('contract.trainer', () => {
  it('names what a trainer of one’s own breaks', async () => {
    let calls = 0;
    const careless: Trainer = {
      ...shut,
      name: 'careless',
      train: async ({ jobs, data }, { onModel }) => {
        for (const at of jobs.keys()) await onModel(at, { logits: [new Float32Array(5 * data.classes).fill(++calls)] });
      },
    };
    await assert.rejects(trainer(careless), (error: Error) => {
      assert.match(error.message, /^The trainer careless does not hold to its interface:\n/);
      assert.match(error.message, /tells of every step: 0 steps, wanted 12 for each of 3 models/);
      assert.match(error.message, /its job alone, the same again: model 0 in another order: /);
      assert.match(error.message, /stops with the reason of a signal, .*: it ends as if nothing were/);
      assert.doesNotMatch(error.message, /leaves the records/);
      return true;
    });
  });
});

function layersSubject(spec: LayersModelSpec): TrainerSubject {
  return { trainer: trainerOf('layersModel'), spec, data: smallData() };
}

function subject(name: string, layers: Layer[] = smallNetwork.layers): TrainerSubject {
  const images = layers === convolutional;
  return {
    trainer: trainerOf(name),
    spec: { ...smallNetwork, layers },
    data: smallData(images ? [3, 3, 1] : [6]),
  };
}
