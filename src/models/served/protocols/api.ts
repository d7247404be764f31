// How servers are spoken to: gmia.served({ url, protocol: gmia.protocols.oip(), ... })
export { custom, type CustomOptions } from './custom';
export { huggingFace, type HuggingFaceOptions } from './huggingFace';
export { mlflow, type MlflowOptions } from './mlflow';
export { oip, type OipOptions } from './oip';
export { sagemaker, type SagemakerOptions } from './sagemaker';
export { tfServing, type TfServingOptions } from './tfServing';
