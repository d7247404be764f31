import { evaluate } from '../../evaluate/evaluation';
import { inputShape, parameters } from '../../models/architecture';
import type { Ensemble } from '../../models/ensemble';
import { type MeanInterval, meanInterval } from '../../stats/interval/meanInterval';
import { aboveHalf, type Claim, shareText } from '../report/claim';
import { estimateValue } from '../report/rowValue';
import { eachSetting, prepareVariant } from '../setup/experiment';
import { table5 as printed } from '../setup/published';
import type { Run } from '../setup/run';
import { type TrainingVariant, trainingVariant } from './trainingVariant';

/**
 * Table 5: the direct attack on MNIST under L2 regularisation. The paper does not write its form down; here λ · Σ w² is added to
 * the mean log loss, over the kernels of all layers, the biases not, and not halved. A row "sum of squared weights" of each λ
 * shows what it does.
 * @returns the variants by rising λ; none where MNIST is not in the run
 */
export async function table5(run: Run): Promise<TrainingVariant[]> {
  const [outcome] = await eachSetting(
    { ...run, settings: run.settings.filter(name => name === 'mnist') },
    async experiment => {
      const variants: TrainingVariant[] = [];
      for (const line of printed) {
        const { lambda } = line;
        const own = lambda === 0 ? experiment : await prepareVariant(experiment, run, { l2: lambda });
        const found = trainingVariant(
          own,
          line,
          { exhibit: 'T5', title: `λ ${lambda}`, fields: { lambda } },
          variants[0]?.same.selection,
        );
        const { setting, steps, note } = found.rows[0];
        const { mean, n } = squaredWeights(own.targets);
        found.rows.push({
          exhibit: 'T5',
          setting,
          steps,
          lambda,
          metric: 'sum of squared weights',
          paper: null,
          ...estimateValue(mean, n),
          ...(note && { note }),
        });
        variants.push(found);
      }
      return variants;
    },
  );
  return outcome?.skipped === undefined ? (outcome?.value ?? []) : [];
}

/** Σ w² over the kernels, as the penalty counts it, over the models. */
function squaredWeights({ architecture, models, split: { dataset } }: Ensemble): MeanInterval {
  const isKernel = parameters(architecture, inputShape(architecture, dataset), dataset.classes.length).map(
    ({ kind }) => kind === 'kernel',
  );
  return meanInterval(
    models.map(({ weights }) =>
      weights.reduce((own, values, i) => own + (isKernel[i] ? values.reduce((square, w) => square + w * w, 0) : 0), 0),
    ),
    { least: 0 },
  );
}

/** What the paper concludes from table 5, held against a run. */
export function table5Claims(variants: TrainingVariant[]): Claim[] {
  if (!variants.length) return [];
  const [none, little, much] = variants;
  const selected = variants.map(({ attacks: [{ p }] }) => p.width);
  const { delta, beta } = printed[0].at[0];
  const regularised = [little, much].map(({ title, matched: [attack] }) => ({
    title,
    precision: evaluate(attack, { cutoff: 0.01 }).precision,
  }));
  const attackable = regularised.map(({ precision }) => aboveHalf(precision));
  const at = (of: 'train' | 'test') => `${of} ${[none, little, much].map(one => one[of].toFixed(3)).join(', ')}`;
  return [
    {
      claim: `L2 cuts the number of records that δ ${delta} and β ${beta} select (52 to 1): to less than half.`,
      holds: selected[0] === 0 ? null : Math.max(selected[1], selected[2]) < selected[0] / 2,
      found: `${selected.join(', ')} by rising λ`,
    },
    {
      claim:
        'It leaves a record that can be attacked: at one λ at least, guesses on the records most at risk are right more often than not.',
      holds: attackable.includes(true) || (attackable.includes(null) ? null : false),
      found: regularised.map(({ title, precision }) => `${title}: ${shareText(precision)}`).join('; '),
    },
    {
      claim: 'λ = 0.01 may already underfit: both accuracies are lower than with λ = 0.001.',
      holds: much.train < little.train && much.test < little.test,
      found: `${at('train')}; ${at('test')}, by rising λ`,
    },
  ];
}
