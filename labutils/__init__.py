"""Deep networks by hand: the NumPy network, its pictures and its live panels, shared by the labs.

Read from the bottom up: functions, layers, costs, network, optimizers, training.
"""
