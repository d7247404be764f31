import { randomFor } from '../../core/random';
import { checkArchitecture, type ModelSpec, parameters } from '../../models/architecture';
import { checkJobs } from '../checkJobs';
import { checkTrainer } from '../execute/checkTrainer';
import type { Assignment } from '../execute/worker';
import { initialise } from '../initialise';
import type { TrainingJob, TrainingTask } from '../trainer';
import { denseLayers } from './denseLayers';
import { layOut, type Network, type Work } from './layout';
import { type PackedRecords, pack, planRecords } from './pack';
import { origin, reserve, wholeLines } from './reserve';
import { stream } from './stream';

/** What a thread has to know about all models of a task; an order is a `Work`. */
export interface ThreadSetup {
  network: Network;
  records: PackedRecords;
  longestSample: number;
  /** Address of the thread's own region, see `layOut`. */
  base: number;
}

/**
 * Lays a task out in memory, which grows as needed: the records, the samples and initial weights, each once however
 * many models have it, and a region for each thread.
 * @throws RangeError for a task that makes no sense or does not fit, or when the machine does not have as much memory
 */
export function assignToThreads(
  memory: WebAssembly.Memory,
  task: TrainingTask<ModelSpec>,
  threads: number,
): Assignment {
  checkTrainer(task, 'dense', 'threads');
  const { spec, data, jobs } = task;
  const architecture = checkArchitecture(spec);
  const shapes = parameters(architecture, data.shape, data.classes);
  checkJobs(
    shapes.map(({ shape }) => shape),
    data,
    jobs,
  );
  const { initialiser = 'glorot' } = architecture;
  // Glorot's numbers are drawn by the threads, where that takes no time.
  const drawn = ({ seedPath }: TrainingJob) =>
    initialiser === 'glorot' ? undefined : initialise(shapes, randomFor(...seedPath, 'weights'), initialiser);
  const starts = jobs.map(job => job.initial ?? drawn(job));
  const network = networkOf(architecture, data, jobs[0].everyBatch?.length ?? 0);
  const records = planRecords(origin, data);
  let end = origin + records.bytes;
  const places = new Map<Int32Array | Float32Array, number>();
  for (const values of [...jobs.map(({ sample }) => sample), ...starts.flatMap(weights => weights ?? [])]) {
    if (places.has(values)) continue;
    places.set(values, end);
    end += values.byteLength;
  }
  const longestSample = jobs.reduce((longest, { sample }) => Math.max(longest, sample.length), 0);
  const regions = wholeLines(end);
  const region = wholeLines(layOut(network, longestSample, records.sparse).bytes) + 64; // a line of cache apart
  reserve(memory, regions + threads * region, "Use the trainer 'layers'.");
  const { buffer } = memory;
  pack(buffer, records, data, network.layers[0].units);
  places.forEach((at, { buffer: source, byteOffset, byteLength }) =>
    new Uint8Array(buffer, at, byteLength).set(new Uint8Array(source, byteOffset, byteLength)),
  );
  return {
    setups: Array.from(
      { length: threads },
      (_, i): ThreadSetup => ({ network, records, longestSample, base: regions + i * region }),
    ),
    orders: jobs.map(
      ({ sample, seedPath, everyBatch }, i): Work => ({
        sample: places.get(sample)!,
        length: sample.length,
        everyBatch: everyBatch ?? new Int32Array(0),
        weights: starts[i]?.map(values => places.get(values)!) ?? stream(...seedPath, 'weights'),
        batches: stream(...seedPath, 'batches'),
      }),
    ),
  };
}

function networkOf(spec: TrainingTask['spec'], data: TrainingTask['data'], everyBatch: number): Network {
  const { steps, batch, optimiser, rate, l2 = 0, penalised = 'kernels' } = spec;
  const layers = denseLayers(spec, data.features.length / data.labels.length, data.classes);
  const biasL2 = penalised === 'kernels' ? 0 : l2;
  return { layers, batch: batch + everyBatch, drawn: batch, steps, optimiser, rate, l2, biasL2 };
}
