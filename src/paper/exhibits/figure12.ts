import { checkFields } from '../../core/check';
import { percent } from '../../core/format';
import { row } from '../../core/matrix';
import { fieldsOf } from '../../data/fieldsOf';
import { hits } from '../../models/logits';
import type { Selection } from '../../select/selection';
import type { Claim } from '../report/claim';
import { exhibitTitles } from '../report/exhibitTitles';
import { makeRow } from '../report/makeRow';
import type { Row } from '../report/row';
import { countValue } from '../report/rowValue';
import type { Experiment } from '../setup/experiment';
import { figure12Labels, table1 as printed } from '../setup/published';
import type { Run } from '../setup/run';
import { matchedDelta, selectFromPool } from '../setup/selectAsPrinted';
import { isService, settingNames } from '../setup/settings';
import { baseRow } from './baseRow';
import { type Exhibit, runExhibit } from './exhibit';

/** The records of a setting that are at most risk, to look at. */
export interface Gallery {
  title: string;
  selection: Selection;
  /** The class of each. */
  labels: string[];
  /** Share of the reference models, which never saw them, that give each its own class. */
  readable: number[];
  /** The same share over the whole pool. */
  poolReadable: number;
  /** Where the records are images: for `imageGrid`, captions are class and share. */
  images?: { caption: string; pixels: ArrayLike<number> }[];
  /** Height, width and channels of each image. */
  shape?: [number, number, number];
  /** The fields of each record as the source had them, where the records are no images. */
  fields?: Record<string, number | string>[];
}

export interface Figure12 {
  galleries: Gallery[];
  /** How often each label occurs among the MNIST records, paper beside ours. */
  labelCounts: { label: string; paper: number; ours: number; 'in the pool': number }[];
  rows: Row[];
  /** Settings that were not run, and why. */
  skipped: string[];
}

/** What is found in one setting. */
interface Found {
  gallery: Gallery;
  labelCounts: Figure12['labelCounts'];
}

/** Figure 12 in one setting after the other. */
export const figure12Exhibit: Exhibit<Found> = {
  name: 'F12',
  title: exhibitTitles.F12,
  settings: settingNames.filter(name => !isService(name)),
  find(experiment) {
    const gallery = galleryOf(experiment);
    return { gallery, labelCounts: experiment.name === 'mnist' ? countLabels(experiment, gallery) : [] };
  },
  rows(experiment, { gallery: { labels, selection }, labelCounts }) {
    const base = baseRow('F12', experiment, { records: 'matched', chosen: selection });
    return labelCounts.map(({ label, paper, ours }) =>
      makeRow(base, { measure: 'records labelled', label, paper, ...countValue(ours, labels.length) }),
    );
  },
};

/**
 * Figure 12, the MNIST records that are selected, and the same for the other data sets; as many of each as in the
 * paper's table 1, so that pictures stand beside pictures. The services have the data of Adult and MNIST and are left
 * out.
 * @example
 * const run = currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' });
 * const { galleries } = await figure12(run);
 * galleries.map(({ title }) => title); // => ['Cancer']
 */
export async function figure12(run: Run): Promise<Figure12> {
  const { rows, results, skipped } = await runExhibit(figure12Exhibit, run);
  const galleries = results.map(({ gallery }) => gallery);
  return { galleries, labelCounts: results.flatMap(({ labelCounts }) => labelCounts), rows, skipped };
}

function countLabels({ split: { pool } }: Experiment, { labels }: Gallery): Figure12['labelCounts'] {
  const inPool = Array.from(pool.labels(), label => pool.dataset.classes[label]);
  return pool.dataset.classes.map(label => ({
    label,
    paper: count(figure12Labels, label),
    ours: count(labels, label),
    'in the pool': count(inPool, label),
  }));
}

function galleryOf(experiment: Experiment): Gallery {
  const {
    name,
    setting,
    references,
    split: { pool },
  } = experiment;
  const delta = matchedDelta(experiment, { selected: printed[name].selected, beta: setting.beta });
  const [selection] = selectFromPool(experiment, { deltas: [delta], beta: setting.beta });
  const { records, positions } = selection;
  const { dataset } = records;
  const labels = Array.from(records.labels(), label => dataset.classes[label]);
  const right = hits(references.logits(pool), pool.labels());
  const models = references.models.length;
  const readable = Array.from(
    positions,
    at => references.models.reduce((sum, _, m) => sum + right[m * pool.length + at], 0) / models,
  );
  const shared = {
    title: setting.title,
    selection,
    labels,
    readable,
    poolReadable: right.reduce((sum, hit) => sum + hit, 0) / right.length,
  };
  if (!dataset.image) return { ...shared, fields: fieldsOf(records) };
  const images = Array.from(records.indices, (index, i) => ({
    caption: `${labels[i]} (${percent(readable[i], 0)})`,
    pixels: row(dataset.features, index),
  }));
  return { ...shared, images, shape: dataset.image };
}

/**
 * What the paper says of its figure 12, as far as numbers can tell.
 * @example
 * const run = currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' });
 * figure12Claims(await figure12(run)); // => []
 */
export function figure12Claims(figure: Figure12): Claim[] {
  const { galleries, labelCounts } = checkFields('figure', figure, 'a Figure12', ['galleries', 'labelCounts']);
  const mnist = galleries.find(({ images }) => images);
  if (!mnist) return [];
  const { labels, readable } = mnist;
  const n = labels.length;
  const clear = readable.filter(share => share > 0.5).length;
  const eights = labelCounts.find(({ label }) => label === '8')!.ours;
  const most = Math.max(...labelCounts.map(({ ours }) => ours));
  const frequent = labelCounts.filter(({ ours }) => ours === most).map(({ label }) => label);
  return [
    {
      claim:
        'Some of the records are no noise: most models that never saw them read them rightly. (Whether they are ' +
        'useful is not measured.)',
      holds: clear > 0,
      found: `${clear} of ${n}`,
    },
    {
      claim: 'No label is more frequent among them than 8 (5 of 16).',
      holds: eights === most,
      found: `8: ${eights} of ${n}; most frequent: ${frequent.join(', ')} (${most} of ${n})`,
    },
  ];
}

const count = (labels: string[], label: string) => labels.filter(one => one === label).length;
