import { attacksExhibit } from './beyond/attacks/otherAttacks';
import { auditExhibit } from './beyond/audit/auditExhibit';
import { calibrationOfSettings } from './beyond/calibration/calibrationExhibit';
import { spreadOfSettings } from './beyond/calibration/spreadExhibit';
import { openIndirectExhibit } from './beyond/open/openIndirect';
import { openPenaltyExhibit } from './beyond/open/openPenalty';
import { openSelectionExhibit } from './beyond/open/openSelection';
import { recordsExhibit } from './beyond/records/whichRecords';
import { selectionExhibit } from './beyond/selection/betterSelection';
import { servedExhibit } from './beyond/served/servedAnswers';
import { splitsExhibit } from './beyond/splits/splitBands';
import type { Exhibit } from './exhibits/exhibit';
import { figure12Exhibit } from './exhibits/figure12';
import { table1Exhibit } from './exhibits/table1';
import { table2Exhibit } from './exhibits/table2';
import { table3Exhibit } from './exhibits/table3';
import { table4Exhibit } from './exhibits/table4';
import { table5Exhibit } from './exhibits/table5';
import { table6Exhibit } from './exhibits/table6';
import { table7Exhibit } from './exhibits/table7';

/** What the notebooks show of the settings, in their order; figure 1 is about a toy that is none. */
export const allExhibits: readonly Exhibit<unknown>[] = [
  table6Exhibit,
  table1Exhibit,
  table2Exhibit,
  table3Exhibit,
  table4Exhibit,
  table5Exhibit,
  table7Exhibit,
  figure12Exhibit,
  splitsExhibit,
  calibrationOfSettings,
  spreadOfSettings,
  attacksExhibit,
  recordsExhibit,
  selectionExhibit,
  servedExhibit,
  auditExhibit,
  openSelectionExhibit,
  openIndirectExhibit,
  openPenaltyExhibit,
];
