# HW2 part 3
from math import sqrt

def isi_cv(spike_times):
    n=len(spike_times)
    isi=[]
    for i in range(1,n):
        isi.append(spike_times[i]-spike_times[i-1])
    N=len(isi)
    if N==0:
        return isi,float('nan')
    m=0
    for x in isi:
        m=m+x
    m=m/N
    s=0
    for x in isi:
        s=s+(x-m)**2
    s=sqrt(s/N)
    return isi,s/m
