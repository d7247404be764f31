/** The cut-off at which the paper judges the direct attack in tables 2, 4 and 5, and draws its conclusions. */
export const paperCutoff = 0.01;
