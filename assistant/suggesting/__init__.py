"""Language models that only add: what they may be asked, and what is made of their answers.

A model suggests; a person accepts, edits or refuses. Only this package imports
LangChain's chat models, inside functions, so that without a model nothing of them is loaded.
"""
