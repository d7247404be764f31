import type { Architecture } from '../../models/architecture';

/**
 * What a program is told, as JSON in the file that the variable `GMIA_JOB` of its environment names. Paths are relative
 * to the folder of that file.
 *
 * For each model the program trains on the records `train_indices.npy`, and answers on `ask`: it leaves one array of
 * numbers `[asked × classes]`, such as float32, in the model's own folder, either `logits.npy`, outputs before the
 * softmax, or `probabilities.npy`. It writes the array under another name and renames it when it is whole. A model is
 * taken as soon as its array is there, so that nothing of it is lost when the program is stopped. In the end the
 * program exits with code 0.
 *
 * Where the job has an `architecture`, the program leaves the weights in place of answers: `weights.npz`, float32, as
 * `np.savez(file, *weights)` does, kernel and bias of every layer in order, kernels `[inputs × units]` or
 * `[height × width × channels × filters]`.
 */
export interface Job {
  /** Of this form. */
  version: 1;
  models: JobModel[];
  /**
   * An .npz file: `features`, float32 `[records × features]`; `labels`, int32 `[records]`, from 0; `ask`, float32
   * `[asked × features]`.
   */
  data: string;
  /** Of one record: `[features]`, or `[height, width, channels]` of an image. */
  shape: number[];
  classes: number;
  /** As the command has them. */
  settings?: unknown;
  /** The network to train and how, whose weights are wanted. Not there for a program that has models of its own. */
  architecture?: Architecture;
}

/** A model to train. It has to depend on its seed and its records alone, not on the models beside it. */
export interface JobModel {
  /** Such as "7-reference-3": model 3 of the reference models of seed 7. */
  name: string;
  /** A whole number from 0 to 2³¹ − 1, another for each model. */
  seed: number;
  /** An .npy file: int64 positions among the records, repeated where a bootstrap sample repeats a record. */
  sample: string;
  /** An .npz file: the weights to start from, in the form in which they are left. Not there for random ones. */
  initial?: string;
  /** An .npy file: int64 positions of records that are in every batch beside those drawn. Not there for none. */
  everyBatch?: string;
  /** The model's folder, which is there. */
  out: string;
}
