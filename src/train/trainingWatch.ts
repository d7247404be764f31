import type { EnsembleSpec } from './ensembleSpec';

/** Counts the models of each ensemble and the seconds that they took, one ensemble after another, for the log. */
export function trainingWatch() {
  const trained = new Map<EnsembleSpec, { models: number; seconds: number }>();
  let last = performance.now();
  return {
    model(spec: EnsembleSpec): void {
      const { models, seconds } = trained.get(spec) ?? { models: 0, seconds: 0 };
      const now = performance.now();
      trained.set(spec, { models: models + 1, seconds: seconds + (now - last) / 1000 });
      last = now;
    },
    end(): void {
      for (const [{ checkpoints }, { models, seconds }] of trained)
        checkpoints?.log(models, Math.round(seconds * 1000) / 1000);
    },
  };
}
