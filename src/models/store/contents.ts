// Made by npm run build:contents, which says what it is. Do not edit.
export const contents = {
  dense: { version: 2, settled: '054e80468913532d', now: '054e80468913532d' },
  layers: { version: 2, settled: '3ba7cbb734b18457', now: '3ba7cbb734b18457' },
  layersModel: { version: 1, settled: 'eec5ea8694233598', now: 'eec5ea8694233598' },
  wideAndDeep: { version: 1, settled: '3893a61e0853556a', now: '3893a61e0853556a' },
  answers: { version: 1, settled: '2dc51674c42f07fd', now: '2dc51674c42f07fd' },
  selections: { version: 2, settled: 'e5a51e9ef90184c9', now: 'e5a51e9ef90184c9' },
};
