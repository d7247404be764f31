/** Widths are filled up to whole vectors of 4 numbers. */
export const padded = (n: number): number => Math.ceil(n / 4) * 4;

/** Columns of the first kernel that lie together when records are sparse; wider kernels consist of such panels. */
export const panelWidth = (units: number): number => Math.min(padded(units), 16);
