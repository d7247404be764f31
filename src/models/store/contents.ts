// Made by npm run build:contents, which says what it is. Do not edit.
export const contents = {
  dense: { version: 2, settled: 'f14a4221e18618a0', now: 'f14a4221e18618a0' },
  layers: { version: 2, settled: '50e67ec0fa45a77e', now: '50e67ec0fa45a77e' },
  layersModel: { version: 1, settled: '73eaa1fcbc22475d', now: '73eaa1fcbc22475d' },
  wideAndDeep: { version: 1, settled: 'e2729321bcd4324b', now: 'e2729321bcd4324b' },
  answers: { version: 1, settled: '9c65ac9f76cddfdd', now: '9c65ac9f76cddfdd' },
  selections: { version: 1, settled: '9a14db399f6031b6', now: '9a14db399f6031b6' },
};
