# HW1 part 3
import numpy as np
from math import exp

def psp(t,J,tau_s,t_sp):
    out=[]
    for i in range(0,len(t)):
        out.append(J*t[i]*exp(-(t[i]-t_sp)/tau_s))
    return np.array(out)

def charge_transfer(t,J,tau_s,t_sp,dt):
    PSP=psp(t,J,tau_s,t_sp)
    rectangle_areas=np.zeros(len(t))
    numerical_integral=np.zeros(len(t))
    total=0
    for i in range(0,len(t)):
        rectangle_areas[i]=PSP[i]*dt
        total=total+rectangle_areas[i]
        numerical_integral[i]=total
    return PSP,rectangle_areas,numerical_integral

if __name__=="__main__":
    t=np.arange(0,10,.1)
    P,A,N=charge_transfer(t,1,1,1,.1)
    print("charge:",N[-1])     # 2.71 ok :)
