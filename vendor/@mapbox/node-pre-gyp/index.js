// Part of gmia, for the package that tfjs-node asks where its addon is: src/models/tensor/loadNative.ts answers.
throw new Error('Load TensorFlow by gmia.tf.');
