/** Raised when the same settings would no longer give the same model. */
export const trainerVersion = 2;
