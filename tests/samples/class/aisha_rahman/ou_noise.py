# HW2 part 2
import numpy as np

def ou_noise(xi,mu,sig,tau,dt,x0=None):
    n=len(xi)
    x=np.zeros(n)
    if x0 is None:
        x[0]=mu+sig*xi[0]
    else:
        x[0]=x0
    for k in range(0,n-1):
        pull=(mu-x[k])*dt/tau
        kick=sig*np.sqrt(2*dt/tau)*xi[k+1]
        x[k+1]=x[k]+pull+kick
    return x

def ou_draw(pars,mu,sig,rng):
    n=len(pars['range_t'])
    xi=np.zeros(n)
    for k in range(0,n):
        xi[k]=rng.normal()
    return ou_noise(xi,mu,sig,pars['tau_ou'],pars['dt'])
