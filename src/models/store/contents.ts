// Made by npm run build:contents, which says what it is. Do not edit.
export const contents = {
  dense: { version: 2, settled: 'f14a4221e18618a0', now: 'f14a4221e18618a0' },
  layers: { version: 2, settled: '8e75b5993238e885', now: '8e75b5993238e885' },
  layersModel: { version: 1, settled: 'a61337ea3dc08395', now: 'a61337ea3dc08395' },
  wideAndDeep: { version: 1, settled: 'e2729321bcd4324b', now: 'e2729321bcd4324b' },
  answers: { version: 1, settled: '120eaf9b2e298539', now: '120eaf9b2e298539' },
  selections: { version: 1, settled: '9a14db399f6031b6', now: '9a14db399f6031b6' },
};
