"""One module for each contestant, run as a process of its own by the interpreter that has it installed.

They import only the standard library, `bench.speed.serving` and what they measure, and that not before they
are told to load it. Each does the documented minimum of its library, on the CPU, with the model it is given.
"""
