import { availableParallelism } from 'node:os';

/** Other software that does the same work. */
export interface Peer {
  name: string;
  /** File in `peers/`. */
  script: string;
  /** Processes that share the work, each on a core of its own; by default one on all cores. */
  cores?: number;
  /** Ways to do it: each is tried once, and the fastest measured. */
  ways: Record<string, number>[];
  note: string;
}

/** One line of work. Its own side is in `ours/`. */
export interface Case {
  name: string;
  title: string;
  /** What was aimed at: seconds, or time as a share of the peer's. */
  goal?: { seconds: number } | { ratio: number };
  /** Keras' seconds on the machine for which the goals were set. */
  reference?: string;
  /** Whether the process that answers does all of the work, so that its peak memory tells something. */
  oneProcess: boolean;
  peers: Peer[];
}

const cores = availableParallelism();
const models = 100;
const share = Math.ceil(models / cores);

const timing = 'compilation and the drawing of batches are not timed';
const together: Peer = {
  name: 'JAX',
  script: 'jax_dense.py',
  ways: [{ stack: models }],
  note: `vmap over models of a scan over steps, jit; ${timing}`,
};
const perCore: Peer = {
  name: `JAX, a process a core (${cores})`,
  script: 'jax_dense.py',
  cores,
  ways: [...new Set([share, Math.ceil(share / 2), Math.ceil(share / 5)])].map(stack => ({ stack })),
  note:
    'the same, the models shared out among processes that stay on one core each, with the fastest of several ' +
    `stack sizes; ${timing}`,
};
const keras = (steps: number): Peer => ({
  name: 'Keras',
  script: 'keras_models.py',
  ways: [
    { steps, jit: 0 },
    { steps, jit: 1 },
  ],
  note:
    'fit() on TensorFlow, as graph or compiled by XLA (jit), whichever is faster; building and tracing are not ' +
    `timed; ${steps} steps of one model were measured and scaled to all`,
});
const numpy: Peer = {
  name: 'NumPy',
  script: 'numpy_selection.py',
  note: 'the same float32 products by blocks; the fastest of several block sizes',
  ways: [
    { block: 256, width: 4096 },
    { block: 1024, width: 4096 },
    { block: 256, width: 65536 },
    { block: 1024, width: 65536 },
  ],
};
const scipy = (note: string, script = 'scipy_direct.py'): Peer => ({ name: 'SciPy', script, ways: [{}], note });

const dense = (name: string, title: string, seconds: number, reference: string, kerasSteps: number): Case => ({
  name,
  title,
  goal: { seconds },
  reference,
  oneProcess: true,
  peers: [together, perCore, keras(kerasSteps)],
});
const direct = (name: string, method: string, note: string): Case => ({
  name,
  title: `Direct attack by ${method}: 100 targets × 1,000 records × 100 references`,
  oneProcess: true,
  peers: [scipy(note)],
});

/** What is measured, in the order of the table. */
export const cases: Case[] = [
  dense('adult', '100 models on Adult, 108-10-5-2 tanh, Adam, batch 100, 1,000 steps', 0.8, '117–172', 1000),
  dense('cancer', '100 models on Cancer, 9-2, Adam, batch 10, 3,000 steps', 0.1, '600', 1000),
  dense('mnist-google', '100 models on MNIST, 784-128-32-10 ReLU, SGD, batch 100, 200 steps', 5, '34', 200),
  {
    name: 'cnn',
    title: 'A model on MNIST, conv 5×5×32, conv 5×5×64, dense 1024, dropout, Adam, batch 50, 100 steps',
    goal: { seconds: 2.2 },
    reference: '2.2',
    oneProcess: false,
    peers: [keras(100)],
  },
  {
    name: 'selection',
    title: 'Selection: neighbours of 20,000 records among 28,842, 200 logits',
    goal: { ratio: 1 },
    oneProcess: true,
    peers: [numpy],
  },
  direct('direct', 'pchip', 'PchipInterpolator, record by record'),
  direct('direct-rank', 'rank', 'searchsorted, record by record'),
  direct('direct-student', 'student', 'stdtr, record by record'),
  {
    name: 'cluster',
    title: 'Clustering: 50 of 5,000 queries, 200 probabilities each',
    goal: { seconds: 3 },
    oneProcess: true,
    peers: [scipy('pdist, linkage and fcluster', 'scipy_cluster.py')],
  },
  {
    name: 'csv',
    title: 'Reading a CSV file of 100,000 × 600 different numbers, 1.1 GB',
    goal: { seconds: 30 },
    oneProcess: true,
    peers: [],
  },
];

export const caseNames = cases.map(({ name }) => name);
