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
export { fieldsOf } from './data/fields';
export { DataFileError } from './data/file';
export { MissingDataError } from './data/locate';

// Models
export type { Activation, Architecture, Layer } from './models/architecture';
export { trainReferences, type ReferenceOptions } from './models/references';
export { trainTargets, type TargetOptions } from './models/targets';
export type { EnsembleOptions } from './models/series';
export type { TrainerName } from './models/trainers';
export type { Ensemble, Model } from './models/ensemble';
export { logitsOn, type Logits } from './models/logits';
export type { LabelledRecord } from './models/labelledRecord';
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
export { attackByShadows } from './attack/shadow/attackByShadows';
export { trainShadowAttack, type ShadowOptions } from './attack/shadow/trainShadowAttack';
export type { ShadowAttack } from './attack/shadow/shadowAttack';
export type { ShadowResult } from './attack/shadow/result';
export { attackIndirectly, type IndirectOptions } from './attack/indirect/attackIndirectly';
export type { IndirectResult } from './attack/indirect/indirectResult';
export { randomQueries, noisyQueries, uniformQueries } from './attack/indirect/queries';
export { clusterQueries } from './attack/indirect/clusterQueries';
export { trainPositive, trainPositives, type PositiveOptions } from './models/positive';
export { probabilities } from './attack/probabilities';
export { influence } from './attack/indirect/influence';
export { findQueries, type EnhancingQueries } from './attack/indirect/findQueries';
export { optimiseQueries } from './attack/indirect/optimiseQueries';
export { logLosses } from './attack/losses';
export type { AttackResult } from './attack/result';

// Statistics
export { leftTail, type TailMethod } from './stats/tails';
export { combinePValues, type Combination, type CombinationMethod } from './stats/combine';
export { combineByRank } from './stats/combineByRank';
export { correlationMatrix } from './stats/correlation';
export { clopperPearson } from './stats/intervals';
export { meanInterval, type Estimate, type MeanInterval } from './stats/meanInterval';
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
export { prepare, prepareVariant, type Experiment, type Variant } from './paper/experiment';
export { isInside, reportRows, type Row } from './paper/row';
export { paperBesideOurs } from './paper/besides';
export { figure1, toyArchitecture, type Figure1 } from './paper/figure1';
export { table1, type Table1 } from './paper/table1';
export { table1Claims } from './paper/table1Claims';
export { table3, type IndirectExperiment, type Table3 } from './paper/table3';
export { table3Claims } from './paper/table3Claims';
export type { NullRate } from './paper/indirectRows';
export { combinationNull } from './paper/combinationNull';
export { table2, type Table2 } from './paper/table2';
export { table2Claims } from './paper/table2Claims';
export { claimRows, reportClaims, type Claim } from './paper/claim';
export { table4, table4Claims } from './paper/table4';
export { table5, table5Claims } from './paper/table5';
export type { TrainingVariant } from './paper/trainingVariant';
export { table6 } from './paper/table6';
export { table6Claims } from './paper/table6Claims';
export { figure12, figure12Claims, type Figure12, type Gallery } from './paper/gallery';
export { figure12Labels } from './paper/published';
export { figure2, figure3, figure4, figure5, figure6, figure7 } from './paper/diagrams';
export { table7, type Table7 } from './paper/table7';

// Over random splits
export { repeatOverSplits, type RepeatOptions } from './paper/repeatOverSplits';
export { tablesOf } from './paper/tablesOf';
export { splitBands, type SplitBands } from './paper/splitBands';
export { claimsOverSplits } from './paper/claimsOverSplits';
export type { Banded, Bands } from './paper/bands';

// Display
export { show } from './display/show';
export { Chart } from './display/chart';
export { bandChart } from './display/bandChart';
export { densityChart } from './display/densityChart';
export { heatmapChart } from './display/heatmapChart';
export { imageGrid, type GridImage, type ImageGridOptions } from './display/imageGrid';
export { Picture, sideBySide } from './display/picture';
export { precisionRecallChart } from './display/precisionRecallChart';
export { scatterChart } from './display/scatterChart';
export { installProgress } from './display/progress';

import { installProgress } from './display/progress';
installProgress();
