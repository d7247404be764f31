import { expected } from '../../core/check';
import type { ModelSpec } from '../../models/architecture';
import type { TrainingTask } from '../trainer';

/** @throws RangeError for a task of another trainer than the one whose work these workers do */
export function checkTrainer({ trainer }: TrainingTask<ModelSpec>, wanted: string, workers: string): void {
  if (trainer !== wanted)
    expected(
      `a task of the trainer '${wanted}' for ${workers}`,
      trainer,
      'Other trainers train as they see fit: leave the executor out.',
    );
}
