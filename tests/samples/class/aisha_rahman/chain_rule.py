# HW1 part 2
import sympy as sp

def drda():
    a=sp.Symbol('a')
    t=a**4+1
    dt_da=4*a**3
    dr_dt=sp.exp(t)
    ans=dr_dt*dt_da
    return ans
