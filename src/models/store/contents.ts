// Made by npm run build:contents, which says what it is. Do not edit.
export const contents = {
  dense: { version: 2, settled: 'f14a4221e18618a0', now: 'f14a4221e18618a0' },
  layers: { version: 2, settled: '3211ba58330a3d6e', now: '3211ba58330a3d6e' },
  layersModel: { version: 1, settled: '916cadcb17990994', now: '916cadcb17990994' },
  wideAndDeep: { version: 1, settled: 'e2729321bcd4324b', now: 'e2729321bcd4324b' },
  answers: { version: 1, settled: '04778abb57d8183c', now: '04778abb57d8183c' },
  selections: { version: 2, settled: '7721ef976b980460', now: '7721ef976b980460' },
};
