/** Weights of one model: kernel and bias of every layer, in the order of `parameters()`. */
export type Weights = Float32Array[];
