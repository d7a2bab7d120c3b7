"""Text to vectors, on this machine: the model is prepared once and then run by onnxruntime."""
