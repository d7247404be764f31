import type { Answers } from './answers';

/** The least probability that is told from 0: logarithms of smaller ones say more about rounding than about models. */
const LEAST = Number.EPSILON;

/**
 * What stands in for logits where models give probabilities alone: log p less its mean over the classes, which is the
 * logits less their mean. A probability below 2.2e-16 counts as that.
 */
export function centredLogProbabilities(answers: Answers): Answers {
  const { classes } = answers;
  const values = answers.values.map(p => Math.log(Math.max(p, LEAST)));
  for (let at = 0; at < values.length; at += classes) {
    let sum = 0;
    for (let c = 0; c < classes; c++) sum += values[at + c];
    for (let c = 0; c < classes; c++) values[at + c] -= sum / classes;
  }
  return { ...answers, kind: 'logits', values };
}
