"""Line by line, on standard input and output: for screen readers, braille and pipes."""
