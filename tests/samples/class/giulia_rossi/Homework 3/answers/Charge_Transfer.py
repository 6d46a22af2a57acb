import numpy as np

def psp(t, J, tau_s, t_sp):
    t = np.asarray(t)
    esponente = (t_sp - t) / tau_s
    return J * t * np.exp(esponente)

def charge_transfer(t, J, tau_s, t_sp, dt):
    altezze = psp(t, J, tau_s, t_sp)
    aree = [h * dt for h in altezze]
    somma = [sum(aree[: k + 1]) for k in range(len(aree))]   # slow but clear
    return altezze, aree, somma

if __name__ == '__main__':
    import matplotlib.pyplot as plt
    t = np.arange(0, 10, 0.1)
    plt.bar(t, charge_transfer(t, 1, 1, 1, 0.1)[1], width=0.1)
    plt.show()
