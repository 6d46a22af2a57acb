"""Running programs apart from the grader: the protocol is in `runner`, its implementations beside it."""
