import type { ModelSpec } from '../../models/architecture';
import type { Listener, TrainingTask } from '../trainer';

/** Follows what is done of a task, and knows what is left of it. */
export class Rest {
  private readonly done = new Set<number>();
  private steps = 0;

  constructor(
    private readonly task: TrainingTask<ModelSpec>,
    private readonly own: Listener,
  ) {}

  /** Hears what is done, and passes it on. */
  readonly listener: Listener = {
    onModel: (at, model) => {
      this.done.add(at);
      return this.own.onModel(at, model);
    },
    onSteps: steps => {
      this.steps += steps;
      return this.own.onSteps(steps);
    },
  };

  /**
   * A task of the models that are missing, and who is to hear of them: their places are those in the whole task, and
   * steps that were told before are not told again.
   */
  left(): { task: TrainingTask<ModelSpec>; listener: Listener } {
    const { jobs, spec } = this.task;
    const places = [...jobs.keys()].filter(at => !this.done.has(at));
    let ahead = this.steps - this.done.size * (spec.steps ?? 1); // told of models that were not finished
    return {
      task: { ...this.task, jobs: places.map(at => jobs[at]) },
      listener: {
        onModel: (at, model) => this.own.onModel(places[at], model),
        onSteps: steps => {
          const due = steps - ahead;
          ahead = Math.max(0, -due);
          return due > 0 ? this.own.onSteps(due) : undefined;
        },
      },
    };
  }
}
