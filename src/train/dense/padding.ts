/** Widths are filled up to whole vectors of 4 numbers. */
export const padded = (n: number): number => Math.ceil(n / 4) * 4;

/** 7 vectors of columns: V8 has 15 registers for their sums, as many factors, which it reads ahead, and a value. */
const most = 28;

/**
 * Columns of the first kernel that lie together when records are sparse: all, or panels as equal as can be. The last
 * one may be narrower, and has room for as many.
 */
export const panelWidth = (units: number): number => padded(units / Math.ceil(units / most));
