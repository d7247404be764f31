/** Raised when the same settings would no longer give the same model, or the same numbers that are kept with it. */
export const trainerVersion = 2;
