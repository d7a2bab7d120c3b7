"""Turns a file that a person brings into sections of plain text, in a child process with limits.

The parts, from the outside in: ``parent`` starts the child and believes nothing it says;
``child`` confines itself and reads; ``kinds`` says what a file is; one module a kind reads
it; ``blocks`` puts headings and text together; ``clean`` takes out what nobody can see.
"""
