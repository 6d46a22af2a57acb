def drda():
    return '4*a**3*exp(1+a**4)'
