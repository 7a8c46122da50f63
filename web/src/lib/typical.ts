/** What a typical duration is, for whoever asks. */
export const typicalMeaning =
  "Half of the runs took less, from start to end. Runs that were cancelled or run again are left out: the time between two attempts is nobody's work.";
