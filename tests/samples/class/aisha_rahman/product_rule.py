# HW1 part 1, product rule
# Aisha Rahman, tutorial group B (monday)
import numpy as np
import matplotlib.pyplot as plt
from math import *


def alpha_function(t,tau):
    f=np.zeros(len(t))
    for i in range(0,len(t)):
        f[i]=t[i]*exp(-t[i]/tau)
    return f

def alpha_derivative(t,tau):
    n=len(t)
    du=[]
    dv=[]
    df=[]
    for i in range(0,n):
        u=t[i]
        v=exp(-t[i]/tau)
        du_dt=1
        dv_dt=(-1/tau)*v      # the inner derivative!! forgot it first time
        du.append(du_dt)
        dv.append(dv_dt)
        df.append(du_dt*v+u*dv_dt)
    return du,dv,df

if __name__=="__main__":
    time=np.arange(0,10,.1)
    a,b,c=alpha_derivative(time,0.5)
    plt.plot(time,alpha_function(time,0.5))
    plt.plot(time,c)
    plt.show()
