import { resolve } from 'node:path';
import { projectFolder } from '../../core/projectFolder';
import type { Dataset } from '../dataset';
import { encode } from '../encode/encode';
import { downloadFolder } from './downloadFolder';
import { type LocateOptions, locateFile, type RemoteFile } from './locateFile';
import { parseTable } from './parseTable';

const ARCHIVE = 'https://archive.ics.uci.edu/ml/machine-learning-databases/adult/';

const DATA: RemoteFile = {
  name: 'adult.data',
  url: `${ARCHIVE}adult.data`,
  bytes: 3_974_305,
  sha256: '5b00264637dbfec36bdeaab5676b0b309ff9eb788d63554ca0a249491c86603d',
};
const TEST: RemoteFile = {
  name: 'adult.test',
  url: `${ARCHIVE}adult.test`,
  bytes: 2_003_153,
  sha256: 'a2a9044bc167a35b2361efbabec64e89d69ce82d9790d2980119aac5fd7e9c05',
};

const COLUMNS = [
  'age',
  'workclass',
  'fnlwgt',
  'education',
  'education-num',
  'marital-status',
  'occupation',
  'relationship',
  'race',
  'sex',
  'capital-gain',
  'capital-loss',
  'hours-per-week',
  'native-country',
  'income',
];
const NUMERIC = ['age', 'fnlwgt', 'education-num', 'capital-gain', 'capital-loss', 'hours-per-week'];

/** Where Adult is looked for before it is downloaded. */
const folders = () => [downloadFolder(), resolve(projectFolder(), '../shared/data')];

/**
 * Adult, UCI, CC BY 4.0, https://doi.org/10.24432/C5XW20: the 48,842 records of adult.data, then of adult.test (paper
 * section 5.2). Six numbers scaled by their range to [0, 1] and eight one-hot columns give 108 features: 105, and one
 * each for "?" in workclass, occupation and native-country. fnlwgt stays: without it far more records are alike.
 *
 * The files do not come with gmia. They are looked for in `data/` of a checkout, in `.gmia/data` of the project where
 * gmia was installed, and in `shared/data` beside the project, then downloaded into the first of these;
 * their sha256 is checked in each case.
 *
 * @param options where to look instead, and whether and how long to download
 * @throws MissingDataError that says where it looked and what to do
 */
export async function loadAdult(options: LocateOptions = {}): Promise<Dataset> {
  const where = { folders: folders(), ...options };
  const data = (await locateFile(DATA, where)).toString('utf8');
  const test = (await locateFile(TEST, where)).toString('utf8');
  // adult.test opens with a line that is no record, and closes each label with a full stop.
  const text = data + test.slice(test.indexOf('\n') + 1).replace(/\.$/gm, '');
  const dataset = encode(parseTable(text, 'Adult', { header: COLUMNS }), {
    name: 'adult',
    label: 'income',
    numeric: NUMERIC,
    categorical: COLUMNS.filter(column => column !== 'income' && !NUMERIC.includes(column)),
  });
  delete dataset.place; // it would be that in neither file
  return dataset;
}
