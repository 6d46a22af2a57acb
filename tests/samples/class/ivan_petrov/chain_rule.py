# Иван Петров
def drda():
    # r = e^(a^4+1)
    # dr/da = e^(a^4+1) * 4a^3
    return "4*a^3*e^(a^4+1)"

print(drda())
