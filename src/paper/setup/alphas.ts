/** The α at which it is counted how many non-members have a smaller p-value; the first is the paper's cut-off. */
export const alphas = [0.01, 0.05, 0.1];
