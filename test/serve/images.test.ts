import assert from 'node:assert/strict';
import { row } from '../../src/core/matrix';
import { serve } from '../../src/serve/serve';
import { tinyImages } from '../models/tinyImages';
import { ask, say } from './ask';
import { smallTargets } from './models';

describe('serve, of images', () => {
  it('answers as Google’s MNIST sample does, with the keys of the request', async () => {
    const targets = await smallTargets(tinyImages(), 20);
    const service = await serve(targets, { form: 'mnist' });
    const { pool, dataset } = targets.split;
    const features = pool.features();
    const keys = [7, 'b', undefined];
    const images = keys.map((_, i) => Array.from(row(features, i)));
    const { body } = await ask(
      service.urls[0],
      keys.map((key, i) => ({ image: images[i], key })),
    );
    const scores = (await targets.only([0]).ask({ values: features.values.slice(0, 3 * 36), width: 36 })).values;
    assert.equal(body.predictions.length, 3);
    body.predictions.forEach((one: { key: unknown; prediction: number; scores: number[] }, i: number) => {
      const [p, q] = one.scores;
      assert.deepEqual([one.key, one.prediction], [keys[i], q > p ? 1 : 0]);
      assert.ok(Math.abs(Math.log(q / p) - (scores[2 * i + 1] - scores[2 * i])) < 1e-5);
    });
    const bare = await ask(service.urls[0], images);
    assert.deepEqual(
      bare.body.predictions.map(({ scores }: { scores: unknown }) => scores),
      body.predictions.map(({ scores }: { scores: unknown }) => scores),
    );
    for (const image of [undefined, images[0].slice(1), 'png', images[0].map(String)]) {
      const { status, body } = await ask(service.urls[0], [{ image, key: 1 }]);
      assert.equal(status, 400);
      assert.match(body.error, /instances\[0\]\.image/);
    }
    const { metadata } = (await say(`${service.url}/v1/models/target-0/metadata`)).body;
    const { inputs, outputs } = metadata.signature_def.signature_def.serving_default;
    assert.deepEqual(
      [Object.keys(inputs), Object.keys(outputs)],
      [
        ['image', 'key'],
        ['key', 'prediction', 'scores'],
      ],
    );
    assert.deepEqual(metadata.classes, dataset.classes);
    await assert.rejects(serve(targets, { form: 'census', dataset: { ...dataset, classes: ['a', 'b', 'c'] } }), {
      message: /two classes for the form 'census', got "3 of tiny images"/,
    });
    await service.close();
  });
});
