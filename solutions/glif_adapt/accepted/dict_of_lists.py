"""All three variables in a tuple, lists in a dict, the step written out, own count of samples."""

import math


def run_glif(p, I):
    n = len(p["range_t"])
    try:
        I = [float(x) for x in I]
    except TypeError:
        I = [I] * n
    v, w, th, refr = p["V_init"], 0.0, 0.0, 0
    R = math.ceil(round(p["tref"] / p["dt"], 6))
    rec = {"v": [], "w": [], "th": []}
    sp = []
    for k in range(n):
        if refr:
            v = p["V_reset"]
            refr -= 1
        elif v >= p["V_th"] + th:
            sp.append(p["range_t"][k])
            w += p["b"]
            th += p["d_th"]
            v = p["V_reset"]
            refr = R
        for name, x in zip(rec, (v, w, th), strict=False):
            rec[name].append(x)
        v, w, th = (
            v + p["dt"] * (-(v - p["E_L"]) + (I[k] - w) / p["g_L"]) / p["tau_m"],
            w + p["dt"] * (-w / p["tau_w"]),
            th + p["dt"] * (-th / p["tau_th"]),
        )
    return rec["v"], sp, rec["w"], rec["th"]
