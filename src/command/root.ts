import { resolve } from 'node:path';

/** The folder of gmia itself: a checkout, or the installed package. */
export const root = resolve(__dirname, '../..');
