"""The last room: each command, which asks a way through the rooms, and answers.

`cli.py` gives each its help, and in its context a function that tells what day it is.
"""
