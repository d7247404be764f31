// Made by npm run build:contents, which says what it is. Do not edit.
export const contents = {
  dense: { version: 2, settled: '290a6143fe248be9', now: '290a6143fe248be9' },
  layers: { version: 2, settled: '2aa4c289e7b2578b', now: '2aa4c289e7b2578b' },
  layersModel: { version: 1, settled: '45a923784fe87bbe', now: '45a923784fe87bbe' },
  wideAndDeep: { version: 1, settled: 'c51851b76c54e74e', now: 'c51851b76c54e74e' },
  answers: { version: 1, settled: '54e17f7a87b30350', now: '54e17f7a87b30350' },
  selections: { version: 1, settled: 'e6874a4694f1d049', now: 'e6874a4694f1d049' },
};
