import { count } from '../../src/core/format';
import { profiles } from '../../src/paper/setup/profiles';
import { settings } from '../../src/paper/setup/settings';
import { type Kept, nameOf, reducing } from './kept';

/** What a model of MNIST's convolutional network takes on one core, as docs/speed.md has it. */
export const secondsAModel = 650;

/** That the paper's own network for MNIST was not run, and how long it would take; undefined where it was. */
export function notRunYet(all: readonly Kept[]): string | undefined {
  const like = all.filter(({ profile, settings }) => profile === 'paper' && settings.includes('mnist'));
  if (!like.every(run => reducing.some(what => run[what]?.mnist))) return undefined;
  const { references, splits } = profiles.paper.settings.mnist;
  const models = references + 2 * splits;
  const steps = count(settings.mnist.architecture.steps);
  const hours = Math.round((models * secondsAModel) / 3600);
  return (
    `MNIST's convolutional network at the paper's scale is not run yet: ${models} models of ${steps} steps take ` +
    `about ${hours} hours of one core here, at ${secondsAModel} s a model (docs/speed.md), and table 5 as many ` +
    `again for each λ above 0.${like.length ? ` Run on a smaller scale: ${like.map(nameOf).join(', ')}.` : ''}`
  );
}
