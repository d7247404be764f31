import { join } from 'node:path';
import { isInstalled, projectFolder } from '../../core/projectFolder';

/** Where downloaded data are kept: `data/` of a checkout, `.gmia/data` of the project where gmia was installed. */
export const downloadFolder = (): string => join(projectFolder(), isInstalled() ? '.gmia/data' : 'data');
