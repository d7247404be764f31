// Made by npm run build:contents, which says what it is. Do not edit.
export const contents = {
  dense: { version: 2, settled: '4562c55f3912b618', now: '4562c55f3912b618' },
  layers: { version: 2, settled: '3ba7cbb734b18457', now: '3ba7cbb734b18457' },
  layersModel: { version: 1, settled: 'eec5ea8694233598', now: 'eec5ea8694233598' },
  wideAndDeep: { version: 1, settled: 'eeae5c1ca203817f', now: '221a535b7609baa1' },
  answers: { version: 1, settled: 'c3844b556c008a51', now: '3ce3b77ba7905a1a' },
  selections: { version: 2, settled: '7721ef976b980460', now: '7721ef976b980460' },
};
