# HW2 part 4
import numpy as np

def alpha_m(V):
    u=V+65
    y=2.5-0.1*u
    return vtrap(y)

def beta_m(V):
    u=V+65
    return 4*np.exp(-u/18)

def alpha_h(V):
    u=V+65
    return 0.07*np.exp(-u/20)

def beta_h(V):
    u=V+65
    return 1/(np.exp(3-0.1*u)+1)

def alpha_n(V):
    u=V+65
    y=1-0.1*u
    return 0.1*vtrap(y)

def beta_n(V):
    u=V+65
    return 0.125*np.exp(-u/80)

def vtrap(y):
    # y/(exp(y)-1), and 1 when y=0 (the 0/0 case), like in NEURON
    if np.ndim(y)==0:
        if abs(y)<1e-9:
            return 1.0
        return y/(np.exp(y)-1)
    r=np.zeros(len(y))
    for i in range(0,len(y)):
        if abs(y[i])<1e-9:
            r[i]=1.0
        else:
            r[i]=y[i]/(np.exp(y[i])-1)
    return r

def steady_state(a,b):
    return a/(a+b)

def time_constant(a,b):
    return 1/(a+b)

def gate_step(x,a,b,dt):
    dxdt=a*(1-x)-b*x
    x=x+dt*dxdt
    return x
