"""What a model may be asked for, one module a task: how it is asked, and how its answer is read."""
