// Made by npm run build:contents, which says what it is. Do not edit.
export const contents = {
  dense: { version: 2, settled: '54279bde30dc4495', now: '54279bde30dc4495' },
  layers: { version: 2, settled: '3ba7cbb734b18457', now: '3ba7cbb734b18457' },
  layersModel: { version: 1, settled: 'eec5ea8694233598', now: 'eec5ea8694233598' },
  wideAndDeep: { version: 1, settled: 'ca2a24a03ea9a045', now: 'ca2a24a03ea9a045' },
  answers: { version: 1, settled: '23b6b95f418ebeec', now: '23b6b95f418ebeec' },
  selections: { version: 2, settled: '7721ef976b980460', now: '7721ef976b980460' },
};
