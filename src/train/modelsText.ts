/** "1 target model", "100 reference models". */
export const modelsText = (count: number, kind: string): string =>
  `${count} ${kind} ${count === 1 ? 'model' : 'models'}`;
