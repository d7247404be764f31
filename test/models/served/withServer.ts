import type { Dataset } from '../../../src/data/dataset';
import type { ServedOptions } from '../../../src/models/served/options';
import type { Protocol } from '../../../src/models/served/protocol';
import * as protocols from '../../../src/models/served/protocols/api';
import { served } from '../../../src/models/served/served';
import type { ServedModels } from '../../../src/models/served/servedModels';
import { people } from './smallModel';
import { TestServer, type WireName } from './testServer';

/** A protocol for each way in which the test server answers. */
export const protocolOf: Record<WireName, Protocol> = {
  oip: protocols.oip(),
  tfServing: protocols.tfServing(),
  mlflow: protocols.mlflow(),
  sagemaker: protocols.sagemaker(),
  huggingFace: protocols.huggingFace(),
  custom: protocols.custom({
    encode: ({ records }) => ({ path: '/predict', body: JSON.stringify({ x: records }) }),
    decode: answer => ({ answers: (answer as { p: number[][] }).p.map(probabilities => ({ probabilities })) }),
  }),
};

/** What the server of Hugging Face calls the classes. */
export const LABELS = { LABEL_0: 'low', LABEL_1: 'middle', LABEL_2: 'high' };

export interface Setting {
  server: TestServer;
  dataset: Dataset;
  /** Models at the server: without pauses and without a store, unless the options say otherwise. */
  open(options?: Partial<ServedOptions>): Promise<ServedModels>;
}

/** Runs `work` with a server, which is gone afterwards. */
export async function withServer<T>(wire: WireName, work: (setting: Setting) => Promise<T>): Promise<T> {
  const server = await new TestServer(wire).start();
  const dataset = people();
  const open = (options: Partial<ServedOptions> = {}) =>
    served({
      url: server.url(),
      protocol: protocolOf[wire],
      dataset,
      labels: wire === 'huggingFace' ? LABELS : undefined,
      store: false,
      pause: 0.001,
      progress: {},
      ...options,
    });
  try {
    return await work({ server, dataset, open });
  } finally {
    await server.close();
  }
}
