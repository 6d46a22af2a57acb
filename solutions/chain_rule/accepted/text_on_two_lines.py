"""Text in triple quotes, broken before a factor."""


def drda():
    return """
        exp(a**4 + 1)   # the outer step
        * 4 * a**3      # the inner step
    """
