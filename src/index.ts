// What a notebook can use. Reading this list is the tour.
import './models/tensorflow';

// Data
export { loadCancer } from './data/cancer';
export { loadAdult } from './data/adult';
export { loadMnist } from './data/mnist';
export { makeToy, type ToyOptions } from './data/toy';
export { fromCsv } from './data/csv';
export { fromFrame } from './data/frame';
export { createDataset, type Column, type Dataset } from './data/dataset';
export { countDuplicates, twins } from './data/duplicates';
export { AttackSplit, halvings, splitForAttack } from './data/split';
export { Records } from './data/records';
export { DataFileError } from './data/file';
export { MissingDataError } from './data/locate';

// Models
export type { Activation, Architecture, Layer } from './models/architecture';
export { trainReferences, type ReferenceOptions } from './models/references';
export { trainTargets, type TargetOptions } from './models/targets';
export type { EnsembleOptions } from './models/series';
export type { TrainerName } from './models/trainers';
export type { Ensemble, Model } from './models/ensemble';
export type { Logits } from './models/logits';
export * as store from './models/store/api';
export { setAnnouncer, type Announcer, type Plan } from './models/plan';
export { InterruptedError, setProgress, type ProgressState, type Reporter } from './models/progress';

// Selection
export { deltaFor, selectAtEach, selectVulnerable, type SelectionOptions } from './select/vulnerable';
export type { Selection } from './select/selection';
export { countNeighbours, countNeighboursAtEach, neighbourDistances } from './select/neighbours';
export { concatenateLogits } from './select/features';

// Attacks
export { attackDirectly, attackLosses, type DirectOptions } from './attack/direct';
export { logLosses } from './attack/losses';
export type { AttackResult } from './attack/result';

// Statistics
export { leftTail, type TailMethod } from './stats/tails';
export { clopperPearson } from './stats/intervals';
export { randomFor, type Random } from './stats/random';
export type { Matrix } from './stats/matrix';

// Evaluation
export { evaluate } from './evaluate/evaluate';
export type { Evaluation, Outcomes, Share } from './evaluate/evaluation';
export { precisionRecall, type PrecisionRecall } from './evaluate/precisionRecall';
export { separation } from './evaluate/separation';

// The paper's exhibits
export { currentRun, type Run } from './paper/run';
export { profiles, type Profile, type ProfileName } from './paper/profiles';
export { settings, type Setting, type SettingName } from './paper/settings';
export { prepare, type Experiment } from './paper/experiment';
export { reportRows, type Row } from './paper/row';
export { paperBesideOurs } from './paper/besides';
export { figure1, toyArchitecture, type Figure1 } from './paper/figure1';
export { table1, type Table1 } from './paper/table1';
export { table2, type Table2 } from './paper/table2';
export { table6 } from './paper/table6';

// Display
export { show } from './display/show';
export { Chart } from './display/chart';
export { densityChart } from './display/densityChart';
export { heatmapChart } from './display/heatmapChart';
export { precisionRecallChart } from './display/precisionRecallChart';
export { scatterChart } from './display/scatterChart';
export { installProgress } from './display/progress';

import { installProgress } from './display/progress';
installProgress();
