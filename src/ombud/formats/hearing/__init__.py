"""From files to a result of what was heard: one module for each thing that can be computed."""
