// Made by npm run build:contents, which says what it is. Do not edit.
export const contents = {
  dense: { version: 2, settled: 'f14a4221e18618a0', now: 'f14a4221e18618a0' },
  layers: { version: 2, settled: '96baaedfe147db6f', now: '96baaedfe147db6f' },
  layersModel: { version: 1, settled: '650c9128d50076f6', now: '650c9128d50076f6' },
  wideAndDeep: { version: 1, settled: 'e2729321bcd4324b', now: 'e2729321bcd4324b' },
  answers: { version: 1, settled: '69fc30be094ca8d5', now: '69fc30be094ca8d5' },
  selections: { version: 1, settled: '9a14db399f6031b6', now: '9a14db399f6031b6' },
};
