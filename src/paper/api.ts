// What reproduces the paper, and goes beyond it: gmia.paper.table1(gmia.paper.currentRun()), ...

// A run: what is trained, with which settings
export { currentRun, type Run } from './setup/run';
export { profiles, type Profile, type ProfileName } from './setup/profiles';
export { isService, settings, type Setting, type SettingName } from './setup/settings';
export { prepare, prepareVariant, type Experiment } from './setup/experiment';
export type { ExperimentSpec, Variant } from './setup/experimentSpec';

// Rows of a report, the paper's beside ours, and what the paper claims
export { isInside, reportRows, type RecordSet, type Row } from './report/row';
export { makeRow } from './report/makeRow';
export { baseRow } from './exhibits/baseRow';
export { besideChart } from './report/besideChart';
export { paperBesideOurs } from './report/paperBesideOurs';
export { claimRows, reportClaims, type Claim } from './report/claim';
export { runExhibit, type Exhibit, type ExhibitOutcome } from './exhibits/exhibit';
export { announce } from './announce';
export { trainingsOf } from './trainingsOf';

// The paper's figures and tables
export { figure1, toyArchitecture, type Figure1 } from './exhibits/figure1';
export { figure2, figure3, figure4, figure5, figure6, figure7 } from './exhibits/diagrams';
export { figure12, figure12Claims, type Figure12, type Gallery } from './exhibits/figure12';
export { figure12Labels } from './setup/published';
export { table1, table1Claims, type Table1 } from './exhibits/table1';
export { table2, type Table2 } from './exhibits/table2';
export { table2Claims } from './exhibits/table2Claims';
export { table3, type Table3 } from './exhibits/table3';
export { table3Claims } from './exhibits/table3Claims';
export type { IndirectExperiment, NullRate } from './exhibits/indirectExperiment';
export { table4, type Table4 } from './exhibits/table4';
export { table4Claims } from './exhibits/table4Claims';
export { table5, type Table5 } from './exhibits/table5';
export { table5Claims } from './exhibits/table5Claims';
export type { TrainingVariant } from './exhibits/trainingVariant';
export { table6, table6Claims } from './exhibits/table6';
export { table7, type Table7 } from './exhibits/table7';

// The services
export { servedAnswers, type Served, type ServedAnswer, type ServedAnswers } from './beyond/served/servedAnswers';
export { attackedModels, serveTargets } from './setup/attackedModels';

// Over random splits
export { repeatOverSplits, type RepeatOptions } from './beyond/splits/repeatOverSplits';
export { tablesOf } from './beyond/splits/tablesOf';
export { splitBands, type SplitBands } from './beyond/splits/splitBands';
export { claimsOverSplits } from './beyond/splits/claimsOverSplits';
export type { Bands } from './beyond/splits/bands';

// Beyond the paper
export { calibrationExhibit, type CalibrationExhibit } from './beyond/calibration/calibrationExhibit';
export type { CalibrationCase } from './beyond/calibration/calibrationCase';
export { spreadExhibit, type SpreadCase, type SpreadExhibit } from './beyond/calibration/spreadExhibit';
export { sharedNull, type SharedNullRate } from './beyond/calibration/sharedNull';
export { sharedNullTable, spreadTable } from './beyond/calibration/spreadTables';
export { calibrationTable, falseDiscoveriesTable, tailNullTable } from './beyond/calibration/calibrationTables';
export { combinationNull } from './beyond/calibration/combinationNull';
export { tailNull, type TailNullRate } from './beyond/calibration/tailNull';
export { otherAttacks, type OtherAttacks } from './beyond/attacks/otherAttacks';
export { attackNames } from './beyond/attacks/comparedAttacks';
export { attacksOverSplits, overSplitsLines, type OverSplits } from './beyond/attacks/attacksOverSplits';
export type { ByReferences } from './beyond/attacks/fewerReferences';
export { rankingLines, rankingWords } from './beyond/attacks/rankingWords';
export type { Together } from './beyond/attacks/together';
export { togetherWords } from './beyond/attacks/togetherWords';
export { auditExhibit, auditSettings } from './beyond/audit/auditExhibit';
export type { AuditedSetting } from './beyond/audit/auditedSetting';
export { whichRecords, type WhichRecords } from './beyond/records/whichRecords';
export { betterSelection, type BetterSelection } from './beyond/selection/betterSelection';
export type { RuleComparison } from './beyond/selection/ruleComparison';
export { openIndirect } from './beyond/open/openIndirect';
export { openPenalty } from './beyond/open/openPenalty';
export { openSelection } from './beyond/open/openSelection';
export type { OpenSetting } from './beyond/open/openSetting';
export { openCharts, openTable, type OpenTable } from './beyond/open/openTable';
export { openWords } from './beyond/open/openWords';
