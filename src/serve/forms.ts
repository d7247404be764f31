import { checkName, expected } from '../core/check';
import type { Dataset } from '../data/dataset';
import { type AnswerKind, type Answers, answersAs, follows } from '../models/answers';
import { hardLabels } from '../models/hardLabels';
import type { Models } from '../models/models';

/**
 * How a service words its answers, for each instance:
 * - 'probabilities': `{ probabilities }` of all classes in their order; of models that give the likeliest only `{
 *   probabilities, classes }`, the likeliest first
 * - 'label': the name of the most likely class
 * - 'census', as Google's sample of that name, for two classes: `{ logits, logistic, probabilities, class_ids, classes
 *   }`; `logits` holds one number, the second logit less the first, and is left out where models do not give logits
 * - 'mnist', as Google's sample of that name: `{ key, prediction, scores }`, with the key of the request
 */
export type FormName = 'probabilities' | 'label' | 'census' | 'mnist';

/** The type and the shape of an output, for metadata. */
export type Output = [type: 'DT_FLOAT' | 'DT_INT64' | 'DT_STRING', ...shape: number[]];

/** A wording of answers. */
export interface Form {
  /** Kinds of answers that it can be made of: one of them has to follow from what the models give. */
  of: readonly AnswerKind[];
  /** What it gives for each of so many classes. */
  outputs(classes: number): Record<string, Output>;
  /** @param answers of one model, the finest it gives */
  predictions(answers: Answers, classes: readonly string[], keys: readonly unknown[]): unknown[];
}

const noLabels = new Int32Array(); // no losses are asked for

/** The probabilities of each record in turn. */
function probabilitiesOf(answers: Answers): number[][] {
  const { values, records, classes } = answersAs(answers, 'probabilities', noLabels);
  if (values.some(Number.isNaN)) throw new Error('The model gave numbers that are none.');
  return Array.from({ length: records }, (_, r) => Array.from(values.subarray(r * classes, (r + 1) * classes)));
}

/** The likeliest classes of each record and their probabilities, the likeliest first; NaN stands for the others. */
function likeliest({ values, records, classes: width }: Answers, classes: readonly string[]): unknown[] {
  return Array.from({ length: records }, (_, r) => {
    const all = values.subarray(r * width, (r + 1) * width);
    const known = classes.map((_, c) => c).filter(c => !Number.isNaN(all[c]));
    known.sort((a, b) => all[b] - all[a]);
    return { probabilities: known.map(c => all[c]), classes: known.map(c => classes[c]) };
  });
}

const labelsOf = (answers: Answers): number[] =>
  Array.from(answers.kind === 'label' ? answers.values : hardLabels(answers));

export const forms: Record<FormName, Form> = {
  probabilities: {
    of: ['probabilities', 'top'],
    outputs: classes => ({ probabilities: ['DT_FLOAT', -1, classes] }),
    predictions: (answers, classes) =>
      answers.kind === 'top'
        ? likeliest(answers, classes)
        : probabilitiesOf(answers).map(probabilities => ({ probabilities })),
  },
  label: {
    of: ['label'],
    outputs: () => ({ classes: ['DT_STRING', -1] }),
    predictions: (answers, classes) => labelsOf(answers).map(label => classes[label]),
  },
  census: {
    of: ['probabilities'],
    outputs: () => ({
      logits: ['DT_FLOAT', -1, 1],
      logistic: ['DT_FLOAT', -1, 1],
      probabilities: ['DT_FLOAT', -1, 2],
      class_ids: ['DT_INT64', -1, 1],
      classes: ['DT_STRING', -1, 1],
    }),
    predictions(answers) {
      const labels = labelsOf(answers);
      const { kind, values } = answers;
      return probabilitiesOf(answers).map((probabilities, r) => ({
        logits: kind === 'logits' ? [values[2 * r + 1] - values[2 * r]] : undefined,
        logistic: [probabilities[1]],
        probabilities,
        class_ids: [labels[r]],
        classes: [String(labels[r])],
      }));
    },
  },
  mnist: {
    of: ['probabilities'],
    outputs: classes => ({ key: ['DT_INT64', -1], prediction: ['DT_INT64', -1], scores: ['DT_FLOAT', -1, classes] }),
    predictions(answers, _, keys) {
      const labels = labelsOf(answers);
      return probabilitiesOf(answers).map((scores, r) => ({ key: keys[r], prediction: labels[r], scores }));
    },
  },
};

/** The form of that name, or the finest for these models. @throws RangeError where models or classes do not suit it */
export function formFor(models: Models, { classes, name: data }: Dataset, name?: FormName): Form {
  const chosen = name ?? (models.gives === 'label' ? 'label' : 'probabilities');
  checkName('form', chosen, forms);
  const form = forms[chosen];
  if (!form.of.some(kind => follows(models.gives, kind)))
    expected(`models that give ${form.of.join(' or ')} for the form '${chosen}'`, `${models.gives} by ${models.name}`);
  if (chosen === 'census' && classes.length !== 2)
    expected("two classes for the form 'census'", `${classes.length} of ${data}`);
  return form;
}
