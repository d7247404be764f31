// Made by npm run build:contents, which says what it is. Do not edit.
export const contents = {
  dense: { version: 2, settled: '410b6bfbcd1708b6', now: '410b6bfbcd1708b6' },
  layers: { version: 2, settled: '3ba7cbb734b18457', now: '3ba7cbb734b18457' },
  layersModel: { version: 1, settled: 'eec5ea8694233598', now: 'eec5ea8694233598' },
  wideAndDeep: { version: 1, settled: 'eeae5c1ca203817f', now: 'eeae5c1ca203817f' },
  answers: { version: 1, settled: 'c3844b556c008a51', now: 'c3844b556c008a51' },
  selections: { version: 2, settled: '7721ef976b980460', now: '7721ef976b980460' },
};
