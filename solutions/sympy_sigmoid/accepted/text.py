"""Plain text."""


def sigmoid_and_derivative(theta=5):
    up = f"exp(t - ({theta}))"
    return f"{up}/(1 + {up})", f"{up}/(1 + {up})^2"
