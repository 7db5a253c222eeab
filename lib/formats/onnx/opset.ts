/** Opset 13 (ONNX 1.8, 2020) has every operator that `writeOnnx` uses in the form in which it is used. */
export const ONNX_OPSET = 13
