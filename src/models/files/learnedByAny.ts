/** Members `[models × records]` put together: 1 for each record that at least one model was trained on. */
export const learnedByAny = (members: Uint8Array, records: number): Uint8Array => {
  const any = new Uint8Array(records);
  for (let i = 0; i < members.length; i++) any[i % records] |= members[i];
  return any;
};
