import assert from 'node:assert/strict';
import { type MlServer, startMlServer } from '../../../scripts/servers/mlserver';
import { agree } from '../../../src/contract/contract';
import { loadCancer } from '../../../src/data/load/loadCancer';
import { Records } from '../../../src/data/records';
import { ask } from '../../../src/models/ask';
import { oip } from '../../../src/models/served/protocols/oip';
import { served } from '../../../src/models/served/served';

describe('MLServer', function () {
  this.timeout(900_000);
  let server: MlServer;
  let dataset: Awaited<ReturnType<typeof loadCancer>>;
  let records: Records;
  before(async () => {
    dataset = await loadCancer();
    records = new Records(
      dataset,
      dataset.labels.map((_, i) => i),
    );
    server = await startMlServer(dataset);
  });
  after(async () => server?.stop());

  const open = (protocol = oip(), labels?: string[]) =>
    served({ url: server.url, protocol, dataset, labels, store: false, progress: {}, batch: { records: 200 } });

  it('gives the probabilities that scikit-learn itself gives', async () => {
    const target = await ask(await open(), records);
    assert.equal(target.gives, 'probabilities');
    assert.equal(target.coarseness, undefined);
    assert.deepEqual(target.warnings, []);
    const { values } = target.about(records, 'probabilities');
    agree('probabilities', values, server.probabilities.flat(), 1e-12);
  });

  it('gives the same to 7 digits when asked in Float32', async () => {
    const target = await ask(await open(oip({ datatype: 'FP32' })), records);
    agree('probabilities', target.about(records, 'probabilities').values, server.probabilities.flat(), 1e-6);
  });

  it('gives labels alone when nothing is asked for by name', async () => {
    const target = await ask(await open(oip({ output: null }), dataset.classes), records);
    assert.equal(target.gives, 'label');
    const best = server.probabilities.map(([benign, malignant]) => Number(malignant > benign));
    assert.deepEqual([...target.about(records, 'label').values], best);
  });

  it('says in its own words what is wrong', async () => {
    const url = server.url.replace(/model$/, 'nobody');
    await assert.rejects(served({ url, protocol: oip(), dataset, store: false, progress: {}, retries: 0 }), {
      name: 'ServerError',
      status: 404,
      message: /answered 404: Model nobody not found/,
    });
  });
});
