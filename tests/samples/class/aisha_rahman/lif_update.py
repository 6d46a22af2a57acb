# HW2 part 1
import numpy as np
from math import ceil

def lif_dv(v,I,pars):
    E_L=pars['E_L']
    g_L=pars['g_L']
    tau_m=pars['tau_m']
    dt=pars['dt']
    dvdt=(-(v-E_L)+I/g_L)/tau_m
    return dvdt*dt

def run_lif(pars,Iinj):
    n=len(pars['range_t'])
    dt=pars['dt']
    # make the current an array in any case
    cur=np.zeros(n)
    if isinstance(Iinj,(int,float)):
        for i in range(n):
            cur[i]=Iinj
    else:
        for i in range(n):
            cur[i]=Iinj[i]
    v=np.zeros(n)
    v[0]=pars['V_init']
    spikes=[]
    wait=0
    nref=ceil(round(pars['tref']/dt,6))
    for it in range(0,n-1):
        if wait>0:
            v[it]=pars['V_reset']
            wait=wait-1
        elif v[it]>=pars['V_th']:
            spikes.append(it*dt)
            v[it]=pars['V_reset']
            wait=nref
        v[it+1]=v[it]+lif_dv(v[it],cur[it],pars)
    return v,np.array(spikes)
